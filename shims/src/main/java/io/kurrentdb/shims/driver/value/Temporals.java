package io.kurrentdb.shims.driver.value;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;

/**
 * Turns dates and times into each other, and into JDBC's classes for them. One without zone is
 * never moved: the JDBC classes that stand for a moment get the one at which a clock in the
 * calendar's zone, the JVM's by default, shows it.
 */
final class Temporals {
  private Temporals() {}

  /** Null where the class stands for no date and no time. */
  static Object convert(Class<?> type, Object value) throws SQLException {
    ZoneId zone = ZoneId.systemDefault();
    if (type == Timestamp.class || type == java.util.Date.class) {
      return timestamp(value, null);
    }
    if (type == Date.class) {
      return Date.valueOf(dateTime(value, zone).toLocalDate());
    }
    if (type == Time.class) {
      return time(localTime(value, zone), zone);
    }
    if (type == LocalDateTime.class) {
      return dateTime(value, ZoneOffset.UTC);
    }
    if (type == LocalDate.class) {
      return dateTime(value, ZoneOffset.UTC).toLocalDate();
    }
    if (type == LocalTime.class) {
      return localTime(value, ZoneOffset.UTC);
    }
    return moment(type, value);
  }

  private static Object moment(Class<?> type, Object value) throws SQLException {
    if (type == Instant.class) {
      return offset(value).toInstant();
    }
    if (type == OffsetDateTime.class) {
      return offset(value);
    }
    return type == ZonedDateTime.class ? offset(value).toZonedDateTime() : null;
  }

  /** KurrentDB's times are UTC, so that is what one without zone is taken for. */
  private static OffsetDateTime offset(Object value) throws SQLException {
    return value instanceof OffsetDateTime
        ? (OffsetDateTime) value
        : dateTime(value, ZoneOffset.UTC).atOffset(ZoneOffset.UTC);
  }

  /**
   * @param calendar whose zone the clock is in; null for the JVM's
   */
  static Timestamp timestamp(Object value, Calendar calendar) throws SQLException {
    if (value instanceof OffsetDateTime) {
      return Timestamp.from(((OffsetDateTime) value).toInstant());
    }
    LocalDateTime shown = dateTime(value, zone(calendar));
    if (calendar == null) {
      return Timestamp.valueOf(shown);
    }
    Timestamp moment = new Timestamp(WallClock.millis(shown, calendar.getTimeZone()));
    moment.setNanos(shown.getNano());
    return moment;
  }

  static Date date(Object value, Calendar calendar) throws SQLException {
    LocalDate shown = dateTime(value, zone(calendar)).toLocalDate();
    return calendar == null
        ? Date.valueOf(shown)
        : new Date(WallClock.millis(shown.atStartOfDay(), calendar.getTimeZone()));
  }

  static Time time(Object value, Calendar calendar) throws SQLException {
    ZoneId zone = zone(calendar);
    return time(localTime(value, zone), zone);
  }

  static Time time(LocalTime time, ZoneId zone) {
    return new Time(LocalDate.EPOCH.atTime(time).atZone(zone).toInstant().toEpochMilli());
  }

  private static ZoneId zone(Calendar calendar) {
    return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
  }

  /** What a clock in the zone shows at a moment; the value itself where it has no zone. */
  private static LocalDateTime dateTime(Object value, ZoneId zone) throws SQLException {
    if (value instanceof LocalDateTime) {
      return (LocalDateTime) value;
    }
    if (value instanceof LocalDate) {
      return ((LocalDate) value).atStartOfDay();
    }
    if (value instanceof OffsetDateTime) {
      return ((OffsetDateTime) value).atZoneSameInstant(zone).toLocalDateTime();
    }
    if (value instanceof String) {
      return Parsing.dateTime((String) value, zone);
    }
    throw Conversions.cannot(value, LocalDateTime.class);
  }

  private static LocalTime localTime(Object value, ZoneId zone) throws SQLException {
    if (value instanceof LocalTime) {
      return (LocalTime) value;
    }
    if (value instanceof String) {
      return Parsing.time((String) value, zone);
    }
    return dateTime(value, zone).toLocalTime();
  }
}
