package io.kurrentdb.shims.driver.value;

import java.sql.SQLDataException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads dates and times out of a text column, in ISO form or DuckDB's. */
final class Parsing {
  private static final int DATE_LENGTH = 10;

  private Parsing() {}

  static LocalDateTime dateTime(String text, ZoneId zone) throws SQLDataException {
    String trimmed = text.trim();
    try {
      if (trimmed.length() <= DATE_LENGTH) {
        return LocalDate.parse(trimmed).atStartOfDay();
      }
      String iso = trimmed.replace(' ', 'T');
      return hasOffset(iso)
          ? OffsetDateTime.parse(fullOffset(iso)).atZoneSameInstant(zone).toLocalDateTime()
          : LocalDateTime.parse(iso);
    } catch (DateTimeException e) {
      throw Conversions.cannot(text, LocalDateTime.class);
    }
  }

  static LocalTime time(String text, ZoneId zone) throws SQLDataException {
    try {
      return LocalTime.parse(text.trim());
    } catch (DateTimeException notATimeAlone) {
      return dateTime(text, zone).toLocalTime();
    }
  }

  private static boolean hasOffset(String iso) {
    return iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.indexOf('-', DATE_LENGTH) > 0;
  }

  /** DuckDB writes +00 where ISO has +00:00. */
  private static String fullOffset(String iso) {
    int sign = Math.max(iso.indexOf('+'), iso.indexOf('-', DATE_LENGTH));
    return sign > 0 && iso.length() - sign == 3 ? iso.concat(":00") : iso;
  }
}
