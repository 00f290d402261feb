package io.kurrentdb.shims.flight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class WholeMessagesTest {

  /** What a gzip stream does where the end of its data falls on the end of its buffer. */
  private static final class ClaimsMore extends ByteArrayInputStream {
    ClaimsMore(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int available() {
      return 1;
    }
  }

  /** Reads as Flight does: while something is available, a byte, then a block. */
  private enum LikeFlight implements MethodDescriptor.Marshaller<byte[]> {
    INSTANCE;

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      try {
        while (stream.available() > 0) {
          int first = stream.read();
          assertEquals(first & 0xFF, first, "the stream ended where it said that it goes on");
          read.write(first);
          read.writeBytes(stream.readNBytes(2));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return read.toByteArray();
    }
  }

  private static MethodDescriptor<byte[], byte[]> method() {
    return MethodDescriptor.newBuilder(LikeFlight.INSTANCE, LikeFlight.INSTANCE)
        .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
        .setFullMethodName("service/DoGet")
        .build();
  }

  @Test
  void aMessageEndsWhereItsBytesEnd() {
    for (int length = 0; length < 8; length++) {
      byte[] bytes = {1, 2, 3, (byte) 0xFF, 0, 6, 7};
      byte[] message = java.util.Arrays.copyOf(bytes, Math.min(length, 7));
      assertArrayEquals(message, WholeMessages.of(method()).parseResponse(new ClaimsMore(message)));
    }
  }

  @Test
  void theRestOfTheMethodStaysAsItIs() {
    MethodDescriptor<byte[], byte[]> wrapped = WholeMessages.of(method());
    assertEquals("service/DoGet", wrapped.getFullMethodName());
    assertEquals(MethodDescriptor.MethodType.SERVER_STREAMING, wrapped.getType());
    assertSame(method().getRequestMarshaller(), wrapped.getRequestMarshaller());
  }
}
