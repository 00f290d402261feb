package io.kurrentdb.shims.driver.value;

import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * What JDBC's dates and times show on a clock. They count by the Julian calendar before 1582 and
 * forget the era before the year 1, java.time does neither: 0001-01-01, which stands for "never" in
 * many a system, would come out as 0001-01-03.
 */
public final class WallClock {
  /** Some days after the year 1 began, by whichever calendar and in whichever zone. */
  private static final long YEAR_ONE_MILLIS = -62_130_000_000_000L;

  private WallClock() {}

  /** Whether a date's own year may be one before Christ. */
  public static boolean isAncient(Date value) {
    return value.getTime() < YEAR_ONE_MILLIS;
  }

  /** What a clock in the zone shows at this moment, to the millisecond. */
  public static LocalDateTime shown(Date value, TimeZone zone) {
    Calendar clock = new GregorianCalendar(zone, Locale.ROOT);
    clock.setTime(value);
    int year = clock.get(Calendar.YEAR);
    return LocalDateTime.of(
        clock.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
        clock.get(Calendar.MONTH) + 1,
        clock.get(Calendar.DAY_OF_MONTH),
        clock.get(Calendar.HOUR_OF_DAY),
        clock.get(Calendar.MINUTE),
        clock.get(Calendar.SECOND),
        clock.get(Calendar.MILLISECOND) * 1_000_000);
  }

  /** The moment at which a clock in the zone shows this, without its fraction of a second. */
  static long millis(LocalDateTime shown, TimeZone zone) {
    Calendar clock = new GregorianCalendar(zone, Locale.ROOT);
    clock.clear();
    int year = shown.getYear();
    clock.set(Calendar.ERA, year > 0 ? GregorianCalendar.AD : GregorianCalendar.BC);
    clock.set(
        year > 0 ? year : 1 - year,
        shown.getMonthValue() - 1,
        shown.getDayOfMonth(),
        shown.getHour(),
        shown.getMinute(),
        shown.getSecond());
    return clock.getTimeInMillis();
  }
}
