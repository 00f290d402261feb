package io.kurrentdb.shims.driver.value;

import java.time.Duration;
import java.time.Period;
import java.util.Objects;

/** An INTERVAL: months, days and time, which cannot be turned into each other. */
public final class Interval {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int months;
  private final int days;
  private final long nanos;

  Interval(int months, int days, long nanos) {
    this.months = months;
    this.days = days;
    this.nanos = nanos;
  }

  /** The part that has years, months and days. */
  public Period period() {
    return Period.of(months / 12, months % 12, days);
  }

  /** The part that has hours, minutes and seconds. */
  public Duration duration() {
    return Duration.ofNanos(nanos);
  }

  boolean isTimeOnly() {
    return months == 0 && days == 0;
  }

  boolean isPeriodOnly() {
    return nanos == 0;
  }

  /** As DuckDB writes it: {@code 1 year 2 months 3 days 04:05:06.7}. */
  @Override
  public String toString() {
    StringBuilder to = new StringBuilder();
    appendUnit(to, months / 12, "year");
    appendUnit(to, months % 12, "month");
    appendUnit(to, days, "day");
    if (nanos != 0 || to.length() == 0) {
      appendTime(to.append(to.length() == 0 ? "" : " "));
    }
    return to.toString();
  }

  private static void appendUnit(StringBuilder to, int number, String unit) {
    if (number != 0) {
      to.append(to.length() == 0 ? "" : " ").append(number).append(' ').append(unit);
      to.append(number == 1 || number == -1 ? "" : "s");
    }
  }

  private void appendTime(StringBuilder to) {
    long rest = Math.abs(nanos);
    to.append(nanos < 0 ? "-" : "");
    long seconds = rest / NANOS_PER_SECOND;
    String hours = Long.toString(seconds / 3600);
    to.append(hours.length() < 2 ? "0" : "").append(hours);
    Rendering.pad(to.append(':'), (int) (seconds / 60 % 60), 2);
    Rendering.pad(to.append(':'), (int) (seconds % 60), 2);
    Rendering.appendFraction(to, (int) (rest % NANOS_PER_SECOND));
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Interval)) {
      return false;
    }
    Interval that = (Interval) other;
    return months == that.months && days == that.days && nanos == that.nanos;
  }

  @Override
  public int hashCode() {
    return Objects.hash(months, days, nanos);
  }
}
