package io.kurrentdb.shims.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Values as literals of DuckDB's SQL, typed so that they come back as they were given, and closed
 * so that no value can reach beyond its literal. Every one can stand where a parameter can.
 */
public final class SqlLiteral {
  public static final String NULL = "NULL";

  /** DuckDB's DECIMAL has at most this many digits. */
  private static final int DECIMAL_DIGITS = 38;

  private static final int HUGEINT_DIGITS = 39;

  /** A TIMESTAMP_NS counts nanoseconds from 1970 in 64 bits: 292 years to either side. */
  private static final long NANO_SECONDS = Long.MAX_VALUE / 1_000_000_000;

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private SqlLiteral() {}

  /** A cast keeps the type, and keeps {@code ORDER BY ?} from naming a column by its number. */
  public static String integer(long value, String type) {
    return cast(value < 0 ? "(" + value + ")" : Long.toString(value), type);
  }

  /** A number of 64 bits without a sign. */
  public static String unsigned(long value) {
    return cast(Long.toUnsignedString(value), "UBIGINT");
  }

  /** As text, which also has infinity and NaN, and loses no digit. */
  public static String real(double value) {
    return cast("'" + value + "'", "DOUBLE");
  }

  public static String real(float value) {
    return cast("'" + value + "'", "FLOAT");
  }

  /**
   * Keeps the scale. A number that DuckDB's DECIMAL has no room for becomes a DOUBLE where that is
   * the same number.
   *
   * @throws IllegalArgumentException where DuckDB has no type for the number
   */
  public static String decimal(BigDecimal value) {
    long whole = (long) value.precision() - value.scale();
    long digits = value.scale() < 0 ? whole : Math.max(value.precision(), value.scale());
    if (digits > DECIMAL_DIGITS) {
      return beyondDecimal(value, digits);
    }
    if (value.scale() == digits && digits < DECIMAL_DIGITS) {
      // Room for the 0 before the point.
      digits++;
    }
    BigDecimal number = value.scale() < 0 ? value.setScale(0) : value;
    return cast(
        "'" + number.toPlainString() + "'", "DECIMAL(" + digits + "," + number.scale() + ")");
  }

  private static String beyondDecimal(BigDecimal value, long digits) {
    if (digits == HUGEINT_DIGITS && value.scale() <= 0 && value.toBigInteger().bitLength() < 128) {
      return cast("'" + value.toPlainString() + "'", "HUGEINT");
    }
    double near = value.doubleValue();
    boolean same =
        !Double.isInfinite(near)
            && (new BigDecimal(Double.toString(near)).compareTo(value) == 0
                || new BigDecimal(near).compareTo(value) == 0);
    if (!same) {
      throw new IllegalArgumentException(
          "it has "
              + digits
              + " digits, and a DECIMAL has "
              + DECIMAL_DIGITS
              + " at most. Round it, or set it as a double.");
    }
    return real(near);
  }

  public static String bool(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  /**
   * Text in single quotes, quotes doubled; backslashes mean nothing in DuckDB. A character of code
   * 0 would end the whole statement and goes in by its number.
   */
  public static String text(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    boolean hasNul = value.indexOf('\0') >= 0;
    out.append(hasNul ? "('" : "'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\'') {
        out.append("''");
      } else if (c == '\0') {
        out.append("' || chr(0) || '");
      } else {
        out.append(c);
      }
    }
    return out.append(hasNul ? "')" : "'").toString();
  }

  public static String blob(byte[] value) {
    StringBuilder out = new StringBuilder(value.length * 4 + 16);
    out.append("CAST('");
    for (byte b : value) {
      out.append("\\x").append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
    }
    return out.append("' AS BLOB)").toString();
  }

  public static String uuid(UUID value) {
    return cast("'" + value + "'", "UUID");
  }

  /**
   * @param value 16 bytes, the most significant first
   */
  public static String uuid(byte[] value) {
    return uuid(new UUID(bigEndian(value, 0), bigEndian(value, 8)));
  }

  /**
   * @param epochDay days since 1970-01-01
   */
  public static String date(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return cast("'" + day(date) + era(date) + "'", "DATE");
  }

  /**
   * @param nanos since midnight; DuckDB keeps microseconds
   */
  public static String time(long nanos) {
    return cast("'" + clock(LocalTime.ofNanoOfDay(nanos)) + "'", "TIME");
  }

  /**
   * @param nanos since midnight, by a clock at that offset from UTC
   */
  public static String timeWithZone(long nanos, int offsetSeconds) {
    String clock = clock(LocalTime.ofNanoOfDay(nanos / 1000 * 1000));
    String offset = clock(LocalTime.ofSecondOfDay(Math.abs(offsetSeconds)));
    return cast("'" + clock + (offsetSeconds < 0 ? "-" : "+") + offset + "'", "TIMETZ");
  }

  /**
   * A timestamp without zone.
   *
   * @param seconds since 1970-01-01T00:00, as if it were UTC
   * @param nanos of the second; what is finer than a microsecond is kept as TIMESTAMP_NS, as far
   *     from today as that type reaches
   */
  public static String timestamp(long seconds, int nanos) {
    boolean fine = nanos % 1000 != 0 && seconds < NANO_SECONDS && seconds > -NANO_SECONDS;
    return cast(
        "'" + moment(seconds, fine ? nanos : nanos / 1000 * 1000) + "'",
        fine ? "TIMESTAMP_NS" : "TIMESTAMP");
  }

  /** An instant, given by its time in UTC; DuckDB keeps microseconds. */
  public static String timestampWithZone(long seconds, int nanos) {
    return cast("'" + moment(seconds, nanos / 1000 * 1000) + "+00'", "TIMESTAMPTZ");
  }

  /**
   * @param elements literals
   */
  public static String list(List<String> elements) {
    return "[" + String.join(", ", elements) + "]";
  }

  private static String cast(String value, String type) {
    return "CAST(" + value + " AS " + type + ")";
  }

  private static String moment(long seconds, int nanos) {
    LocalDateTime at = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    return day(at.toLocalDate()) + era(at.toLocalDate()) + " " + clock(at.toLocalTime());
  }

  private static String day(LocalDate date) {
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    return padded(year, 4)
        + "-"
        + padded(date.getMonthValue(), 2)
        + "-"
        + padded(date.getDayOfMonth(), 2);
  }

  private static String era(LocalDate date) {
    return date.getYear() > 0 ? "" : " (BC)";
  }

  private static String clock(LocalTime time) {
    String clock =
        padded(time.getHour(), 2)
            + ":"
            + padded(time.getMinute(), 2)
            + ":"
            + padded(time.getSecond(), 2);
    return time.getNano() == 0 ? clock : clock + "." + padded(time.getNano(), 9);
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
  }

  private static long bigEndian(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }
}
