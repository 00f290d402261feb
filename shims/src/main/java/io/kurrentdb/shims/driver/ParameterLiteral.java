package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.SqlLiteral;
import io.kurrentdb.shims.driver.value.WallClock;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;

/** Writes a Java value as a literal of the SQL type that JDBC has for its class. */
final class ParameterLiteral {
  /** Of a time, which is a number of microseconds of 64 bits. */
  private static final long MOST_SECONDS = 9_000_000_000_000L;

  private static final int MOST_YEARS_OF_TIMESTAMP = 290_000;
  private static final int MOST_YEARS_OF_DATE = 5_800_000;

  private ParameterLiteral() {}

  /**
   * @param value null for NULL
   * @throws IllegalArgumentException for a value that has no SQL type, with the reason
   */
  static String of(Object value) {
    if (value == null) {
      return SqlLiteral.NULL;
    }
    if (value instanceof CharSequence || value instanceof Character || value instanceof Enum) {
      return text(value.toString());
    }
    if (value instanceof Boolean) {
      return SqlLiteral.bool((Boolean) value);
    }
    if (value instanceof Number) {
      return number((Number) value);
    }
    if (value instanceof byte[]) {
      return SqlLiteral.blob((byte[]) value);
    }
    if (value instanceof UUID) {
      return SqlLiteral.uuid((UUID) value);
    }
    String temporal = temporal(value);
    return temporal != null ? temporal : other(value);
  }

  private static String text(String value) {
    int half = halfOfPair(value);
    if (half >= 0) {
      throw new IllegalArgumentException(
          "its character at index "
              + half
              + " is half of a surrogate pair, which no text can hold. Set it as bytes.");
    }
    return SqlLiteral.text(value);
  }

  /** Where a surrogate stands alone: UTF-8 has none, so it would arrive as a question mark. */
  private static int halfOfPair(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!Character.isSurrogate(value.charAt(i))) {
        continue;
      }
      if (Character.charCount(value.codePointAt(i)) == 1) {
        return i;
      }
      i++;
    }
    return -1;
  }

  private static String number(Number value) {
    if (value instanceof Integer) {
      return SqlLiteral.integer(value.longValue(), "INTEGER");
    }
    if (value instanceof Long) {
      return SqlLiteral.integer(value.longValue(), "BIGINT");
    }
    if (value instanceof Double) {
      return SqlLiteral.real(value.doubleValue());
    }
    if (value instanceof Float) {
      return SqlLiteral.real(value.floatValue());
    }
    if (value instanceof Short) {
      return SqlLiteral.integer(value.longValue(), "SMALLINT");
    }
    return value instanceof Byte
        ? SqlLiteral.integer(value.longValue(), "TINYINT")
        : SqlLiteral.decimal(exact(value));
  }

  private static BigDecimal exact(Number value) {
    if (value instanceof BigDecimal) {
      return (BigDecimal) value;
    }
    try {
      return value instanceof BigInteger
          ? new BigDecimal((BigInteger) value)
          : new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw unusable(value);
    }
  }

  private static String temporal(Object value) {
    if (value instanceof Date) {
      return date((Date) value);
    }
    if (value instanceof Calendar) {
      return moment(((Calendar) value).toInstant());
    }
    if (value instanceof Instant) {
      return moment((Instant) value);
    }
    if (value instanceof OffsetDateTime) {
      return moment(((OffsetDateTime) value).toInstant());
    }
    return value instanceof ZonedDateTime
        ? moment(((ZonedDateTime) value).toInstant())
        : local(value);
  }

  private static String date(Date value) {
    if (value instanceof Timestamp) {
      return local(shown((Timestamp) value));
    }
    if (value instanceof java.sql.Date && WallClock.isAncient(value)) {
      return local(WallClock.shown(value, TimeZone.getDefault()).toLocalDate());
    }
    if (value instanceof java.sql.Date) {
      return local(((java.sql.Date) value).toLocalDate());
    }
    if (value instanceof Time) {
      // Time.toLocalTime forgets the milliseconds.
      long millis = Math.floorMod(value.getTime(), 1000L);
      return local(((Time) value).toLocalTime().plusNanos(millis * 1_000_000L));
    }
    return moment(value.toInstant());
  }

  private static LocalDateTime shown(Timestamp value) {
    return WallClock.isAncient(value)
        ? WallClock.shown(value, TimeZone.getDefault()).withNano(value.getNanos())
        : value.toLocalDateTime();
  }

  private static String moment(Instant value) {
    if (value.getEpochSecond() > MOST_SECONDS || value.getEpochSecond() < -MOST_SECONDS) {
      throw new IllegalArgumentException(value + " is further away than KurrentDB's dates reach.");
    }
    return SqlLiteral.timestampWithZone(value.getEpochSecond(), value.getNano());
  }

  private static String local(Object value) {
    if (value instanceof LocalDateTime) {
      LocalDateTime at = (LocalDateTime) value;
      checkYear(at.getYear(), MOST_YEARS_OF_TIMESTAMP, value);
      return SqlLiteral.timestamp(at.toEpochSecond(ZoneOffset.UTC), at.getNano());
    }
    if (value instanceof LocalDate) {
      checkYear(((LocalDate) value).getYear(), MOST_YEARS_OF_DATE, value);
      return SqlLiteral.date(((LocalDate) value).toEpochDay());
    }
    if (value instanceof OffsetTime) {
      OffsetTime at = (OffsetTime) value;
      return SqlLiteral.timeWithZone(
          at.toLocalTime().toNanoOfDay(), at.getOffset().getTotalSeconds());
    }
    return value instanceof LocalTime
        ? SqlLiteral.time(((LocalTime) value).toNanoOfDay())
        : interval(value);
  }

  private static void checkYear(int year, int most, Object value) {
    if (year > most || year < -most) {
      throw new IllegalArgumentException(value + " is further away than KurrentDB's dates reach.");
    }
  }

  private static String interval(Object value) {
    if (value instanceof Period) {
      Period period = (Period) value;
      if (Math.abs(period.toTotalMonths()) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(period + " is longer than an INTERVAL can be.");
      }
      return interval(period.toTotalMonths() + " months " + period.getDays() + " days");
    }
    if (value instanceof Duration) {
      Duration time = (Duration) value;
      if (time.getSeconds() > MOST_SECONDS || time.getSeconds() < -MOST_SECONDS) {
        throw new IllegalArgumentException(time + " is longer than an INTERVAL can be.");
      }
      return interval(time.getSeconds() * 1_000_000 + time.getNano() / 1000 + " microseconds");
    }
    return null;
  }

  private static String interval(String text) {
    return "CAST('" + text + "' AS INTERVAL)";
  }

  private static String other(Object value) {
    if (value instanceof Collection) {
      return list(((Collection<?>) value).toArray());
    }
    if (value.getClass().isArray()) {
      return list(value);
    }
    if (value instanceof java.net.URL || value instanceof java.net.URI) {
      return text(value.toString());
    }
    throw unusable(value);
  }

  private static String list(Object array) {
    List<String> elements = new ArrayList<>();
    String kind = null;
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      elements.add(of(element));
      String other = element == null ? kind : kind(element);
      if (kind != null && !kind.equals(other)) {
        throw new IllegalArgumentException(
            "its elements are of different kinds, " + kind + " and " + other + ".");
      }
      kind = other;
    }
    return SqlLiteral.list(elements);
  }

  /** Elements of one kind have a type in common. */
  private static String kind(Object value) {
    if (value instanceof Boolean) {
      return "a boolean";
    }
    if (value instanceof Number) {
      return "a number";
    }
    if (value instanceof byte[]) {
      return "bytes";
    }
    if (value instanceof UUID) {
      return "a UUID";
    }
    if (value instanceof Time || value instanceof LocalTime || value instanceof OffsetTime) {
      return "a time";
    }
    if (value instanceof Period || value instanceof Duration) {
      return "an interval";
    }
    if (value instanceof Date || value instanceof Calendar || value instanceof Temporal) {
      return "a date";
    }
    return value instanceof Collection || value.getClass().isArray() ? "a list" : "a text";
  }

  private static IllegalArgumentException unusable(Object value) {
    return new IllegalArgumentException(
        "a value of "
            + value.getClass().getName()
            + " cannot be written as SQL. Set it as a text, a number, a date or bytes.");
  }
}
