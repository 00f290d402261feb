package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Calls whose messages are bytes, so that no generated class is needed for them. */
final class Rpc {
  /** What became of a call that nobody waits for. */
  interface Outcome {
    /**
     * @param answer null where the status is not OK
     */
    void done(Status status, Metadata trailers, byte[] answer);
  }

  private static final Marshaller<byte[]> BYTES = new BytesMarshaller();

  private Rpc() {}

  /** A method with one request and one answer. */
  static MethodDescriptor<byte[], byte[]> unary(String fullName) {
    return method(fullName, MethodDescriptor.MethodType.UNARY);
  }

  static MethodDescriptor<byte[], byte[]> method(
      String fullName, MethodDescriptor.MethodType type) {
    return MethodDescriptor.<byte[], byte[]>newBuilder(BYTES, BYTES)
        .setFullMethodName(fullName)
        .setType(type)
        .build();
  }

  /**
   * Makes a call and waits. For the application's threads only.
   *
   * @throws io.grpc.StatusRuntimeException as the server, or the connection, has it
   */
  static byte[] call(
      Channel channel,
      MethodDescriptor<byte[], byte[]> method,
      CallOptions options,
      byte[] request) {
    return ClientCalls.blockingUnaryCall(channel, method, options, request);
  }

  /** Makes a call without waiting: the outcome comes on gRPC's thread. */
  static ClientCall<byte[], byte[]> start(
      Channel channel,
      MethodDescriptor<byte[], byte[]> method,
      CallOptions options,
      byte[] request,
      Outcome outcome) {
    ClientCall<byte[], byte[]> call = channel.newCall(method, options);
    call.start(new OutcomeListener(outcome), new Metadata());
    call.request(2);
    call.sendMessage(request);
    call.halfClose();
    return call;
  }

  /** Reads a message; without a buffer in between where the stream knows its length. */
  static byte[] readAll(InputStream in) {
    try (InputStream closing = in) {
      return closing instanceof KnownLength
          ? closing.readNBytes(closing.available())
          : closing.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message as a stream that knows its length, which protobuf reads without another buffer. */
  static InputStream stream(byte[] message) {
    return new Message(message);
  }

  private static final class Message extends ByteArrayInputStream implements KnownLength {
    Message(byte[] bytes) {
      super(bytes);
    }
  }

  private static final class OutcomeListener extends ClientCall.Listener<byte[]> {
    private final Outcome outcome;
    private byte[] answer;

    OutcomeListener(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public void onMessage(byte[] message) {
      answer = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      outcome.done(status, trailers, status.isOk() ? answer : null);
    }
  }

  private static final class BytesMarshaller implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return Rpc.stream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      return readAll(stream);
    }
  }
}
