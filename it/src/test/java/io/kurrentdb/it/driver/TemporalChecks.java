package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Calendar;
import java.util.TimeZone;

/** Dates, times, moments and intervals in every getter. */
final class TemporalChecks extends ExpressionChecks {
  TemporalChecks(Scenario scenario) {
    super(scenario);
  }

  void run() {
    check(
        "DATE does not move",
        () -> {
          String sql = "DATE '2024-07-01'";
          same(Date.valueOf("2024-07-01"), value(sql, r -> r.getObject(1)));
          same(Date.valueOf("2024-07-01"), value(sql, r -> r.getDate(1)));
          same("2024-07-01", value(sql, r -> r.getString(1)));
          same(LocalDate.of(2024, 7, 1), value(sql, r -> r.getObject(1, LocalDate.class)));
          same(Timestamp.valueOf("2024-07-01 00:00:00"), value(sql, r -> r.getTimestamp(1)));
        });
    check(
        "TIME does not move",
        () -> {
          String sql = "TIME '23:04:05.678901'";
          same("23:04:05", value(sql, r -> r.getTime(1).toString()));
          same(Time.class, value(sql, r -> r.getObject(1).getClass()));
          same("23:04:05.678901", value(sql, r -> r.getString(1)));
          same(
              LocalTime.of(23, 4, 5, 678_901_000),
              value(sql, r -> r.getObject(1, LocalTime.class)));
        });
    check(
        "TIMESTAMP does not move",
        () -> {
          String sql = "TIMESTAMP '2024-07-01 12:34:56.789012'";
          LocalDateTime at = LocalDateTime.of(2024, 7, 1, 12, 34, 56, 789_012_000);
          same(Timestamp.valueOf(at), value(sql, r -> r.getObject(1)));
          same(Timestamp.valueOf(at), value(sql, r -> r.getTimestamp(1)));
          same(Date.valueOf("2024-07-01"), value(sql, r -> r.getDate(1)));
          same("12:34:56", value(sql, r -> r.getTime(1).toString()));
          same("2024-07-01 12:34:56.789012", value(sql, r -> r.getString(1)));
          same(at, value(sql, r -> r.getObject(1, LocalDateTime.class)));
          same(at.toLocalDate(), value(sql, r -> r.getObject(1, LocalDate.class)));
          Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
          same(
              Instant.parse("2024-07-01T12:34:56.789012Z"),
              value(sql, r -> r.getTimestamp(1, utc).toInstant()));
        });
    check(
        "TIMESTAMP WITH TIME ZONE is a moment",
        () -> {
          String sql = "TIMESTAMPTZ '2024-07-01 12:34:56+02'";
          Instant moment = Instant.parse("2024-07-01T10:34:56Z");
          same(OffsetDateTime.parse("2024-07-01T10:34:56Z"), value(sql, r -> r.getObject(1)));
          same(moment, value(sql, r -> r.getTimestamp(1).toInstant()));
          same(moment, value(sql, r -> r.getObject(1, Instant.class)));
          same("2024-07-01 10:34:56+00", value(sql, r -> r.getString(1)));
        });
    check(
        "dates before the calendar changed, and before Christ",
        () -> {
          for (String day : new String[] {"0001-01-01", "1500-03-01", "1582-10-15"}) {
            String sql = "TIMESTAMP '" + day + " 00:00:00'";
            same(Timestamp.valueOf(day + " 00:00:00"), value(sql, r -> r.getTimestamp(1)));
            same(Date.valueOf(day), value(sql, r -> r.getDate(1)));
            same(Date.valueOf(day), value("DATE '" + day + "'", r -> r.getDate(1)));
            Calendar here = Calendar.getInstance();
            same(Date.valueOf(day), value("DATE '" + day + "'", r -> r.getDate(1, here)));
            same(Timestamp.valueOf(day + " 00:00:00"), value(sql, r -> r.getTimestamp(1, here)));
          }
          String ides = "0044-03-15 (BC)";
          same(ides, value("CAST('" + ides + "' AS DATE)", r -> r.getString(1)));
          same(
              ides + " 10:20:30",
              value("CAST('" + ides + " 10:20:30' AS TIMESTAMP)", r -> r.getString(1)));
        });
    check(
        "a moment that Java has no room for is an error",
        () -> outOfRange("CAST('infinity' AS TIMESTAMP_S)", r -> r.getObject(1)));
    check(
        "INTERVAL",
        () -> {
          String both = "INTERVAL '1 year 2 months 3 days 04:05:06.7'";
          same("1 year 2 months 3 days 04:05:06.7", value(both, r -> r.getString(1)));
          same("1 year 2 months 3 days 04:05:06.7", value(both, r -> r.getObject(1)));
          same(
              Duration.ofMinutes(90),
              value("INTERVAL '90 minutes'", r -> r.getObject(1, Duration.class)));
          same(Period.ofDays(2), value("INTERVAL '2 days'", r -> r.getObject(1, Period.class)));
        });
  }
}
