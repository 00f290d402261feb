package io.kurrentdb.shims.driver.value;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;

/** A BLOB's bytes, to be read. */
final class BlobValue implements Blob {
  private final byte[] bytes;

  BlobValue(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    if (position < 1 || length < 0) {
      throw new SQLException("bytes from " + position + ", " + length + " of them", "22011");
    }
    int from = (int) Math.min(position - 1, bytes.length);
    return Arrays.copyOfRange(bytes, from, (int) Math.min((long) from + length, bytes.length));
  }

  @Override
  public InputStream getBinaryStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    return new ByteArrayInputStream(getBytes(position, (int) length));
  }

  @Override
  public long position(byte[] pattern, long start) {
    for (int at = (int) Math.max(0, start - 1); at <= bytes.length - pattern.length; at++) {
      if (Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
        return at + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    return position(pattern.getBytes(1, (int) pattern.length()), start);
  }

  @Override
  public int setBytes(long position, byte[] written) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setBytes(long position, byte[] written, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  /** Nothing is held. */
  @Override
  public void free() {}

  private static SQLException readOnly() {
    return new SQLFeatureNotSupportedException("a value that was read cannot be changed");
  }
}
