package io.kurrentdb.shims.flight;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets Flight read compressed messages to their end. Up to Arrow 18.3.0 Flight asks {@code
 * available()} whether a message goes on, and a gzip stream may say yes where nothing is left:
 * about one message in seven hundred then fails with {@code Failed to read message.} (mended in
 * 19.0.0, apache/arrow-java#742). Uncompressed messages are passed as they come.
 */
final class WholeMessages<T> implements MethodDescriptor.Marshaller<T> {
  private final MethodDescriptor.Marshaller<T> inner;

  private WholeMessages(MethodDescriptor.Marshaller<T> inner) {
    this.inner = inner;
  }

  static <ReqT, RespT> MethodDescriptor<ReqT, RespT> of(MethodDescriptor<ReqT, RespT> method) {
    return method.toBuilder(
            method.getRequestMarshaller(), new WholeMessages<>(method.getResponseMarshaller()))
        .build();
  }

  @Override
  public InputStream stream(T value) {
    return inner.stream(value);
  }

  @Override
  public T parse(InputStream stream) {
    // A stream that knows its length is not compressed, and Arrow reads it without copying.
    return inner.parse(stream instanceof KnownLength ? stream : new Honest(stream));
  }

  /** A stream whose {@code available()} is 0 at the end: it reads one byte ahead to know. */
  private static final class Honest extends FilterInputStream {
    private static final int NONE = -2;

    private int ahead = NONE;

    Honest(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      if (ahead == NONE) {
        ahead = in.read();
      }
      return ahead < 0 ? 0 : 1 + in.available();
    }

    @Override
    public int read() throws IOException {
      int next = ahead == NONE ? in.read() : ahead;
      ahead = next < 0 ? next : NONE;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (ahead == NONE || length == 0) {
        return in.read(target, offset, length);
      }
      int next = read();
      if (next < 0) {
        return next;
      }
      target[offset] = (byte) next;
      return 1;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
