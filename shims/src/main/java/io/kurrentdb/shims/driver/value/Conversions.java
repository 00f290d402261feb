package io.kurrentdb.shims.driver.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Turns a value into what a getter or {@code getObject(i, Class)} asks for; {@link Temporals} does
 * so for dates and times.
 */
final class Conversions {
  private Conversions() {}

  /** What {@code getObject(i)} gives: JDBC's own classes for dates and times. */
  static Object standard(Object value) {
    if (value instanceof LocalDateTime) {
      return Timestamp.valueOf((LocalDateTime) value);
    }
    if (value instanceof LocalDate) {
      return Date.valueOf((LocalDate) value);
    }
    if (value instanceof LocalTime) {
      return Temporals.time((LocalTime) value, ZoneId.systemDefault());
    }
    return value instanceof Interval ? value.toString() : value;
  }

  /**
   * @param value not null
   * @throws SQLException 22018 where the value cannot be turned into the class
   */
  static <T> T to(Class<T> type, Object value) throws SQLException {
    Object converted = convert(type, value);
    if (converted == null) {
      throw cannot(value, type);
    }
    return type.cast(converted);
  }

  private static Object convert(Class<?> type, Object value) throws SQLException {
    if (type == Object.class) {
      return standard(value);
    }
    if (type.isInstance(value) && !(value instanceof byte[])) {
      return value;
    }
    if (type == String.class) {
      return Rendering.text(value);
    }
    if (Number.class.isAssignableFrom(type)) {
      return number(type, value);
    }
    if (type == Boolean.class) {
      return bool(value);
    }
    Object temporal = Temporals.convert(type, value);
    return temporal != null ? temporal : other(type, value);
  }

  private static Object other(Class<?> type, Object value) throws SQLException {
    if (type == byte[].class) {
      return bytes(value);
    }
    if (type == UUID.class) {
      return uuid(value);
    }
    if (value instanceof ListValue) {
      List<Object> list = ((ListValue) value).elements();
      return type == Object[].class ? list.toArray() : type.isInstance(list) ? list : null;
    }
    if (value instanceof Interval) {
      Interval interval = (Interval) value;
      return type == Period.class && interval.isPeriodOnly()
          ? interval.period()
          : type == Duration.class && interval.isTimeOnly() ? interval.duration() : null;
    }
    return value instanceof Map && type.isInstance(value) ? value : null;
  }

  private static Object number(Class<?> type, Object value) throws SQLException {
    if (type == Long.class) {
      return toLong(value);
    }
    if (type == Integer.class) {
      return Numbers.toInt(toLong(value));
    }
    if (type == Short.class) {
      return Numbers.toShort(toLong(value));
    }
    if (type == Byte.class) {
      return Numbers.toByte(toLong(value));
    }
    if (type == Double.class) {
      return toDouble(value);
    }
    if (type == Float.class) {
      return Numbers.toFloat(toDouble(value));
    }
    if (type == BigInteger.class) {
      return Numbers.toBigInteger(toBigDecimal(value));
    }
    return type == BigDecimal.class || type == Number.class ? toBigDecimal(value) : null;
  }

  static long toLong(Object value) throws SQLException {
    if (value instanceof BigDecimal || value instanceof BigInteger) {
      return Numbers.toLong(toBigDecimal(value));
    }
    if (value instanceof Double || value instanceof Float) {
      return Numbers.toLong(((Number) value).doubleValue());
    }
    if (value instanceof Number) {
      return ((Number) value).longValue();
    }
    return value instanceof Boolean
        ? ((Boolean) value ? 1 : 0)
        : Numbers.toLong(toBigDecimal(value));
  }

  static double toDouble(Object value) throws SQLException {
    if (value instanceof Number) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Boolean) {
      return (Boolean) value ? 1 : 0;
    }
    if (value instanceof String) {
      try {
        return Double.parseDouble(((String) value).trim());
      } catch (NumberFormatException e) {
        throw cannot(value, double.class);
      }
    }
    throw cannot(value, double.class);
  }

  static BigDecimal toBigDecimal(Object value) throws SQLException {
    if (value instanceof BigDecimal) {
      return (BigDecimal) value;
    }
    if (value instanceof Double) {
      return Numbers.toBigDecimal((Double) value);
    }
    if (value instanceof Boolean) {
      return (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Number || value instanceof String) {
      try {
        return new BigDecimal(value.toString().trim());
      } catch (NumberFormatException e) {
        throw cannot(value, BigDecimal.class);
      }
    }
    throw cannot(value, BigDecimal.class);
  }

  /** As DuckDB casts: true, t, yes, y, 1 and their opposites. */
  static boolean bool(Object value) throws SQLException {
    if (value instanceof Boolean) {
      return (Boolean) value;
    }
    if (value instanceof Number) {
      return ((Number) value).doubleValue() != 0;
    }
    switch (String.valueOf(value).trim().toLowerCase(java.util.Locale.ROOT)) {
      case "true":
      case "t":
      case "yes":
      case "y":
      case "1":
        return true;
      case "false":
      case "f":
      case "no":
      case "n":
      case "0":
        return false;
      default:
        throw cannot(value, boolean.class);
    }
  }

  static byte[] bytes(Object value) {
    if (value instanceof UUID) {
      UUID id = (UUID) value;
      return ByteBuffer.allocate(16)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits())
          .array();
    }
    return value instanceof byte[]
        ? (byte[]) value
        : Rendering.text(value).getBytes(StandardCharsets.UTF_8);
  }

  private static UUID uuid(Object value) {
    if (value instanceof byte[] && ((byte[]) value).length == 16) {
      ByteBuffer bytes = ByteBuffer.wrap((byte[]) value);
      return new UUID(bytes.getLong(), bytes.getLong());
    }
    try {
      return value instanceof String ? UUID.fromString((String) value) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static SQLDataException cannot(Object value, Class<?> type) {
    String text = Rendering.text(value);
    String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return new SQLDataException(
        "'" + shown + "' (" + value.getClass().getSimpleName() + ") is no " + type.getSimpleName(),
        "22018");
  }
}
