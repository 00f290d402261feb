package io.kurrentdb.it.endpoint;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A method the endpoint answers, its messages left as bytes.
 *
 * @param descriptor the gRPC method
 * @param answersAtOnce whether the handler starts before the client has sent its messages
 * @param handler what answers
 */
record RpcMethod(
    MethodDescriptor<byte[], byte[]> descriptor, boolean answersAtOnce, Handler handler) {

  /** Answers a call; whatever it throws other than a status becomes the server's UNKNOWN. */
  interface Handler {
    void handle(Exchange exchange) throws Exception;
  }

  static RpcMethod unary(String fullName, Handler handler) {
    return of(MethodDescriptor.MethodType.UNARY, fullName, false, handler);
  }

  static RpcMethod of(
      MethodDescriptor.MethodType type, String fullName, boolean answersAtOnce, Handler handler) {
    MethodDescriptor<byte[], byte[]> descriptor =
        MethodDescriptor.newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
            .setFullMethodName(fullName)
            .setType(type)
            .build();
    return new RpcMethod(descriptor, answersAtOnce, handler);
  }

  private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
    INSTANCE;

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
