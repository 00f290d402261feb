package io.kurrentdb.shims.driver.value;

import io.kurrentdb.shims.core.SqlState;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;

/** Converts a parameter to the SQL type that {@code setObject(i, x, type)} names. */
public final class Targets {
  private Targets() {}

  /**
   * @param type a constant of {@link Types}; one that KurrentDB does not have leaves the value as
   *     it is
   * @throws SQLException 22018 or 22003 where the value is none of that type
   */
  public static Object convert(Object value, int type) throws SQLException {
    Class<?> target = target(type);
    return value == null || type == Types.NULL
        ? null
        : target == null
            ? value
            : fitting(target, plain(value, target == OffsetDateTime.class), type);
  }

  /**
   * What does not fit is told with what a setter can do about it; Conversions speaks of getters.
   */
  private static Object fitting(Class<?> target, Object value, int type) throws SQLException {
    try {
      return Conversions.to(target, value);
    } catch (SQLDataException e) {
      if (!SqlState.OUT_OF_RANGE.code().equals(e.getSQLState())) {
        throw e;
      }
      throw new SQLDataException(
          value
              + " does not fit into "
              + JDBCType.valueOf(type)
              + ". Set it with a type that has room for it, or without one.",
          e.getSQLState(),
          e);
    }
  }

  /**
   * @param moment whether a moment is wanted, not what a clock shows then
   */
  private static Object plain(Object value, boolean moment) {
    if (value instanceof Calendar) {
      Calendar calendar = (Calendar) value;
      return moment
          ? calendar.toInstant().atOffset(ZoneOffset.UTC)
          : WallClock.shown(calendar.getTime(), calendar.getTimeZone());
    }
    if (value instanceof Date) {
      return plain((Date) value, moment);
    }
    if (value instanceof Instant) {
      return ((Instant) value).atOffset(ZoneOffset.UTC);
    }
    return value instanceof ZonedDateTime ? ((ZonedDateTime) value).toOffsetDateTime() : value;
  }

  private static Object plain(Date value, boolean moment) {
    boolean partial = value instanceof java.sql.Date || value instanceof java.sql.Time;
    if (moment && !partial) {
      return value.toInstant().atOffset(ZoneOffset.UTC);
    }
    LocalDateTime shown = WallClock.shown(value, TimeZone.getDefault());
    if (value instanceof java.sql.Timestamp) {
      return shown.withNano(((java.sql.Timestamp) value).getNanos());
    }
    return !partial
        ? shown
        : value instanceof java.sql.Date ? shown.toLocalDate() : (Object) shown.toLocalTime();
  }

  private static Class<?> target(int type) {
    switch (type) {
      case Types.TINYINT:
        return Byte.class;
      case Types.SMALLINT:
        return Short.class;
      case Types.INTEGER:
        return Integer.class;
      case Types.BIGINT:
        return Long.class;
      case Types.REAL:
        return Float.class;
      case Types.FLOAT:
      case Types.DOUBLE:
        return Double.class;
      case Types.DECIMAL:
      case Types.NUMERIC:
        return BigDecimal.class;
      case Types.BIT:
      case Types.BOOLEAN:
        return Boolean.class;
      default:
        return textOrTime(type);
    }
  }

  private static Class<?> textOrTime(int type) {
    switch (type) {
      case Types.CHAR:
      case Types.VARCHAR:
      case Types.LONGVARCHAR:
      case Types.NCHAR:
      case Types.NVARCHAR:
      case Types.LONGNVARCHAR:
      case Types.CLOB:
      case Types.NCLOB:
        return String.class;
      case Types.DATE:
        return LocalDate.class;
      case Types.TIME:
        return LocalTime.class;
      case Types.TIMESTAMP:
        return LocalDateTime.class;
      case Types.TIMESTAMP_WITH_TIMEZONE:
        return OffsetDateTime.class;
      case Types.BINARY:
      case Types.VARBINARY:
      case Types.LONGVARBINARY:
      case Types.BLOB:
        return byte[].class;
      default:
        return null;
    }
  }
}
