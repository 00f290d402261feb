package io.kurrentdb.shims.driver.value;

import io.kurrentdb.shims.core.SqlState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.util.Calendar;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.vector.ValueVector;
import org.apache.calcite.avatica.util.Cursor;

/**
 * The getters of one column: right for every type, or an SQLException that says why not, never a
 * number cut off or an unchecked exception. Used by one thread, like its result.
 */
class ColumnAccessor implements Cursor.Accessor {
  final ValueVector vector;
  final IntSupplier row;
  private final WasNullConsumer cursor;
  private boolean wasNull;

  ColumnAccessor(ValueVector vector, IntSupplier row, WasNullConsumer cursor) {
    this.vector = vector;
    this.row = row;
    this.cursor = cursor;
  }

  /**
   * Notes for wasNull whether the current row is null.
   *
   * @throws SQLException 24000 where there is no current row: before the first, after the last
   */
  final boolean isNull(int at) throws SQLException {
    if (at < 0 || at >= vector.getValueCount()) {
      throw new SQLException("The result is not on a row: call next() first.", "24000");
    }
    wasNull = vector.isNull(at);
    cursor.setWasNull(wasNull);
    return wasNull;
  }

  /** The current row's value as {@link VectorValues} reads it. */
  final Object value() throws SQLException {
    int at = row.getAsInt();
    try {
      return isNull(at) ? null : VectorValues.read(vector, at);
    } catch (DateTimeException | ArithmeticException e) {
      // Such as a TIMESTAMP_S that is infinite: java.time has no room for it.
      throw new SQLDataException(
          "The value does not fit into a Java object: " + e.getMessage(),
          SqlState.OUT_OF_RANGE.code(),
          e);
    }
  }

  @Override
  public final boolean wasNull() {
    return wasNull;
  }

  @Override
  public String getString() throws SQLException {
    return Rendering.text(value());
  }

  @Override
  public Object getObject() throws SQLException {
    return Conversions.standard(value());
  }

  @Override
  public long getLong() throws SQLException {
    Object value = value();
    return value == null ? 0 : Conversions.toLong(value);
  }

  @Override
  public final byte getByte() throws SQLException {
    return Numbers.toByte(getLong());
  }

  @Override
  public final short getShort() throws SQLException {
    return Numbers.toShort(getLong());
  }

  @Override
  public int getInt() throws SQLException {
    return Numbers.toInt(getLong());
  }

  @Override
  public double getDouble() throws SQLException {
    Object value = value();
    return value == null ? 0 : Conversions.toDouble(value);
  }

  @Override
  public final float getFloat() throws SQLException {
    return Numbers.toFloat(getDouble());
  }

  @Override
  public boolean getBoolean() throws SQLException {
    Object value = value();
    return value != null && Conversions.bool(value);
  }

  @Override
  public BigDecimal getBigDecimal() throws SQLException {
    Object value = value();
    return value == null ? null : Conversions.toBigDecimal(value);
  }

  @Override
  public final BigDecimal getBigDecimal(int scale) throws SQLException {
    BigDecimal value = getBigDecimal();
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte[] getBytes() throws SQLException {
    Object value = value();
    return value == null ? null : Conversions.bytes(value);
  }

  @Override
  public final Date getDate(Calendar calendar) throws SQLException {
    Object value = value();
    return value == null ? null : Temporals.date(value, calendar);
  }

  @Override
  public final Time getTime(Calendar calendar) throws SQLException {
    Object value = value();
    return value == null ? null : Temporals.time(value, calendar);
  }

  @Override
  public final Timestamp getTimestamp(Calendar calendar) throws SQLException {
    Object value = value();
    return value == null ? null : Temporals.timestamp(value, calendar);
  }

  @Override
  public final <T> T getObject(Class<T> type) throws SQLException {
    if (type == null) {
      throw new SQLException("getObject needs a class", "22023");
    }
    Object value = value();
    return value == null ? null : Conversions.to(type, value);
  }

  /** Types of KurrentDB's are not named, so no mapping can apply. */
  @Override
  public final Object getObject(Map<String, Class<?>> map) throws SQLException {
    return getObject();
  }

  @Override
  public final Array getArray() throws SQLException {
    return getObject(Array.class);
  }

  @Override
  public final Struct getStruct() throws SQLException {
    return getObject(Struct.class);
  }

  @Override
  public final Blob getBlob() throws SQLException {
    byte[] bytes = getBytes();
    return bytes == null ? null : new BlobValue(bytes);
  }

  @Override
  public final InputStream getBinaryStream() throws SQLException {
    byte[] bytes = getBytes();
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public final InputStream getAsciiStream() throws SQLException {
    String text = getString();
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public final InputStream getUnicodeStream() throws SQLException {
    String text = getString();
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public final Reader getCharacterStream() throws SQLException {
    String text = getString();
    return text == null ? null : new StringReader(text);
  }

  @Override
  public final Reader getNCharacterStream() throws SQLException {
    return getCharacterStream();
  }

  @Override
  public final String getNString() throws SQLException {
    return getString();
  }

  @Override
  public final Clob getClob() throws SQLException {
    String text = getString();
    return text == null ? null : new ClobValue(text);
  }

  @Override
  public final NClob getNClob() throws SQLException {
    String text = getString();
    return text == null ? null : new ClobValue(text);
  }

  @Override
  public final URL getURL() throws SQLException {
    String text = getString();
    try {
      return text == null ? null : new URL(text);
    } catch (MalformedURLException e) {
      throw Conversions.cannot(text, URL.class);
    }
  }

  @Override
  public final Ref getRef() throws SQLException {
    throw new SQLFeatureNotSupportedException("KurrentDB has no REF");
  }

  @Override
  public final SQLXML getSQLXML() throws SQLException {
    throw new SQLFeatureNotSupportedException("KurrentDB has no XML: getString gives the text");
  }
}
