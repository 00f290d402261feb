package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.driver.value.Targets;
import io.kurrentdb.shims.driver.value.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Calendar;

/** Turns what a setter was given into a value that can be written as a literal. */
final class ParameterValue {
  /** A SQLType that is null, as the patch hands it on. */
  private static final int NO_TYPE = Integer.MIN_VALUE;

  private ParameterValue() {}

  static Object of(int number, String setter, Object[] arguments) throws SQLException {
    try {
      return convert(setter, arguments);
    } catch (IOException e) {
      throw new SQLException(
          "Parameter " + number + ": its stream cannot be read: " + e.getMessage(),
          SqlState.PARAMETER_TYPE.code(),
          e);
    } catch (SQLException e) {
      throw new SQLException("Parameter " + number + ": " + e.getMessage(), e.getSQLState(), e);
    } catch (RuntimeException e) {
      // Out of the host's own stream, Clob or Array, or of a date that Java cannot count with.
      throw new SQLException(
          "Parameter " + number + ": its value cannot be read: " + e,
          SqlState.PARAMETER_TYPE.code(),
          e);
    }
  }

  private static Object convert(String setter, Object[] arguments)
      throws SQLException, IOException {
    Object value = arguments[1];
    switch (setter) {
      case "setNull":
        return null;
      case "setObject":
        return object(arguments);
      case "setDate":
      case "setTime":
      case "setTimestamp":
        return arguments.length > 2 ? at(value, (Calendar) arguments[2]) : value;
      case "setAsciiStream":
        return value == null ? null : text(read(value, arguments), StandardCharsets.US_ASCII);
      case "setUnicodeStream":
        return value == null ? null : text(read(value, arguments), StandardCharsets.UTF_8);
      default:
        return value instanceof InputStream
            ? read(value, arguments)
            : value instanceof Reader ? readText((Reader) value, length(arguments)) : plain(value);
    }
  }

  /** By the value's class, or by a type, with the digits that it has after the point. */
  private static Object object(Object[] arguments) throws SQLException, IOException {
    Object value = plain(arguments[1]);
    if (arguments.length < 3) {
      return value;
    }
    if ((Integer) arguments[2] == NO_TYPE) {
      throw new SQLException(
          "its SQLType is null. Name a type, or leave it out.", SqlState.PARAMETER_TYPE.code());
    }
    Object converted = Targets.convert(value, (Integer) arguments[2]);
    boolean scaled = arguments.length > 3 && (Integer) arguments[3] >= 0;
    return scaled && converted instanceof BigDecimal
        ? ((BigDecimal) converted).setScale((Integer) arguments[3], RoundingMode.HALF_UP)
        : converted;
  }

  /** What lies behind JDBC's own holders of a value. */
  private static Object plain(Object value) throws SQLException, IOException {
    if (value instanceof Clob) {
      return readText(((Clob) value).getCharacterStream(), -1);
    }
    if (value instanceof Blob) {
      return read(((Blob) value).getBinaryStream(), new Object[0]);
    }
    if (value instanceof SQLXML) {
      return ((SQLXML) value).getString();
    }
    if (value instanceof Array) {
      return ((Array) value).getArray();
    }
    if (value instanceof InputStream) {
      return read(value, new Object[0]);
    }
    return value instanceof Reader ? readText((Reader) value, -1) : value;
  }

  /** The date and time that a clock in the calendar's zone shows. */
  private static Object at(Object value, Calendar calendar) {
    if (value == null || calendar == null) {
      return value;
    }
    LocalDateTime shown = WallClock.shown((java.util.Date) value, calendar.getTimeZone());
    if (value instanceof Timestamp) {
      return shown.withNano(((Timestamp) value).getNanos());
    }
    return value instanceof Date
        ? shown.toLocalDate()
        : value instanceof Time ? shown.toLocalTime() : shown;
  }

  private static long length(Object[] arguments) {
    return arguments.length > 2 && arguments[2] instanceof Number
        ? ((Number) arguments[2]).longValue()
        : -1;
  }

  private static String text(byte[] bytes, Charset charset) {
    return new String(bytes, charset);
  }

  private static byte[] read(Object stream, Object[] arguments) throws IOException {
    long length = length(arguments);
    InputStream in = (InputStream) stream;
    if (length < 0) {
      return in.readAllBytes();
    }
    return in.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
  }

  private static String readText(Reader reader, long length) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    long left = length < 0 ? Long.MAX_VALUE : length;
    while (left > 0) {
      int read = reader.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        break;
      }
      text.append(buffer, 0, read);
      left -= read;
    }
    return text.toString();
  }
}
