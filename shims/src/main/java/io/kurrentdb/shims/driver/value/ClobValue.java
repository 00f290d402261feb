package io.kurrentdb.shims.driver.value;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** A text, to be read. */
final class ClobValue implements NClob {
  private final String text;

  ClobValue(String text) {
    this.text = text;
  }

  @Override
  public long length() {
    return text.length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    if (position < 1 || length < 0) {
      throw new SQLException("characters from " + position + ", " + length + " of them", "22011");
    }
    int from = (int) Math.min(position - 1, text.length());
    return text.substring(from, (int) Math.min((long) from + length, text.length()));
  }

  @Override
  public Reader getCharacterStream() {
    return new StringReader(text);
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) length));
  }

  @Override
  public InputStream getAsciiStream() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String wanted, long start) {
    int at = text.indexOf(wanted, (int) Math.max(0, start - 1));
    return at < 0 ? -1 : at + 1L;
  }

  @Override
  public long position(Clob wanted, long start) throws SQLException {
    return position(wanted.getSubString(1, (int) wanted.length()), start);
  }

  @Override
  public int setString(long position, String written) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setString(long position, String written, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
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
