package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;

/** Values of parameters: the same one comes back through {@code SELECT ?}. */
final class ParameterValueChecks {
  private final Scenario scenario;

  ParameterValueChecks(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    check("typed setters", this::typed);
    check("setObject by the value's class", this::objects);
    check("setObject with a type", this::targets);
    check("setObject with a SQLType, and with a scale", this::sqlTypes);
    check("lists, and elements that have no type in common", this::lists);
    check("dates and moments by a type", this::momentsByType);
    check("dates far away", this::farDates);
    check("a value that no type has room for is named, not sent", this::beyond);
    check("null of every kind", this::nulls);
    check("texts that try to leave their literal", this::quotes);
  }

  private void echoes(Object expected, Scenario.Setter setter) throws Exception {
    same(expected, scenario.echo(setter, r -> r.getObject(1)));
  }

  private <T> void echoes(T expected, Class<T> type, Scenario.Setter setter) throws Exception {
    same(expected, scenario.echo(setter, r -> r.getObject(1, type)));
  }

  private void typed() throws Exception {
    echoes(-5, p -> p.setInt(1, -5));
    echoes(Long.MIN_VALUE, p -> p.setLong(1, Long.MIN_VALUE));
    echoes(Integer.MIN_VALUE, p -> p.setInt(1, Integer.MIN_VALUE));
    echoes(-5, p -> p.setShort(1, (short) -5));
    echoes(-5, p -> p.setByte(1, (byte) -5));
    echoes(0.1, p -> p.setDouble(1, 0.1));
    echoes(Double.NEGATIVE_INFINITY, p -> p.setDouble(1, Double.NEGATIVE_INFINITY));
    echoes(Double.NaN, p -> p.setDouble(1, Double.NaN));
    echoes(0.1f, p -> p.setFloat(1, 0.1f));
    echoes(new BigDecimal("-12.340"), p -> p.setBigDecimal(1, new BigDecimal("-12.340")));
    echoes(true, p -> p.setBoolean(1, true));
    echoes("it's ☃", p -> p.setString(1, "it's ☃"));
    echoes("n", p -> p.setNString(1, "n"));
    echoes(new byte[] {0, 39, -1}, p -> p.setBytes(1, new byte[] {0, 39, -1}));
    echoes(Date.valueOf("2024-02-29"), p -> p.setDate(1, Date.valueOf("2024-02-29")));
    echoes("23:59:58", String.class, p -> p.setTime(1, Time.valueOf("23:59:58")));
    Timestamp at = Timestamp.valueOf("2024-07-01 12:34:56.789012");
    echoes(at, p -> p.setTimestamp(1, at));
    echoes("abc", p -> p.setCharacterStream(1, new StringReader("abcdef"), 3));
    echoes("abc", p -> p.setAsciiStream(1, new ByteArrayInputStream("abc".getBytes())));
    echoes(
        new byte[] {1, 2},
        p -> p.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 2));
    echoes("clob", p -> p.setClob(1, new StringReader("clob")));
  }

  private void objects() throws Exception {
    for (Object value :
        new Object[] {
          1,
          2L,
          1.5,
          2.5f,
          "x",
          true,
          new BigDecimal("1.20"),
          new byte[] {1},
          Date.valueOf("2024-01-02"),
          Timestamp.valueOf("2024-01-02 03:04:05")
        }) {
      echoes(value, p -> p.setObject(1, value));
    }
    echoes(3, p -> p.setObject(1, (short) 3));
    echoes(
        new BigDecimal("98765432109876543210"),
        p -> p.setObject(1, new BigInteger("98765432109876543210")));
    echoes("c", p -> p.setObject(1, 'c'));
    UUID id = UUID.randomUUID();
    echoes(id, UUID.class, p -> p.setObject(1, id));
    LocalDate day = LocalDate.of(2024, 2, 29);
    echoes(day, LocalDate.class, p -> p.setObject(1, day));
    LocalTime time = LocalTime.of(1, 2, 3, 4000);
    echoes(time, LocalTime.class, p -> p.setObject(1, time));
    LocalDateTime at = day.atTime(time);
    echoes(at, LocalDateTime.class, p -> p.setObject(1, at));
    OffsetDateTime offset = OffsetDateTime.parse("2024-07-01T12:00:00.123456+02:00");
    echoes(offset.toInstant(), Instant.class, p -> p.setObject(1, offset));
    echoes(offset.toInstant(), Instant.class, p -> p.setObject(1, offset.toInstant()));
    echoes(offset.toInstant(), Instant.class, p -> p.setObject(1, offset.toZonedDateTime()));
    echoes(List.of(1, 2), List.class, p -> p.setObject(1, List.of(1, 2)));
  }

  private void targets() throws Exception {
    echoes(5, p -> p.setObject(1, "5", Types.INTEGER));
    echoes(5L, p -> p.setObject(1, 5, Types.BIGINT));
    echoes("5", p -> p.setObject(1, 5, Types.VARCHAR));
    echoes(new BigDecimal("1.50"), p -> p.setObject(1, "1.50", Types.DECIMAL));
    echoes(true, p -> p.setObject(1, "true", Types.BOOLEAN));
    echoes(Date.valueOf("2024-01-02"), p -> p.setObject(1, "2024-01-02", Types.DATE));
    echoes("x", p -> p.setObject(1, "x", Types.OTHER));
    SQLException e =
        thrown(SQLException.class, () -> echoes(1, p -> p.setObject(1, "x", Types.INTEGER)));
    yes(e.getMessage().contains("Parameter 1"), e.getMessage());
  }

  private void sqlTypes() throws Exception {
    echoes(5, p -> p.setObject(1, "5", JDBCType.INTEGER));
    echoes(null, p -> p.setObject(1, null, JDBCType.INTEGER));
    echoes(new BigDecimal("5.56"), p -> p.setObject(1, "5.555", JDBCType.DECIMAL, 2));
    echoes(new BigDecimal("5.56"), p -> p.setObject(1, "5.555", Types.DECIMAL, 2));
    echoes(new BigDecimal("5.555"), p -> p.setObject(1, "5.555", Types.NUMERIC));
    UUID id = UUID.randomUUID();
    echoes(id, UUID.class, p -> p.setObject(1, id, Types.BINARY));
    SQLException e =
        thrown(
            SQLException.class,
            () -> echoes(1, p -> p.setObject(1, BigInteger.ONE.shiftLeft(70), JDBCType.BIGINT)));
    same("22003", e.getSQLState());
    yes(e.getMessage().startsWith("Parameter 1: "), e.getMessage());
    yes(e.getMessage().contains("BIGINT") && !e.getMessage().contains("get"), e.getMessage());
    for (Scenario.Setter setter :
        List.<Scenario.Setter>of(
            p -> p.setObject(1, 5, (SQLType) null),
            p -> p.setObject(1, 5, (SQLType) null, 2),
            p -> p.setObject(1, null, (SQLType) null))) {
      e = thrown(SQLException.class, () -> echoes(1, setter));
      same("07006", e.getSQLState());
      yes(e.getMessage().startsWith("Parameter 1: "), e.getMessage());
    }
  }

  private void lists() throws Exception {
    echoes(Arrays.asList(1, null, 3), List.class, p -> p.setObject(1, Arrays.asList(1, null, 3)));
    echoes(List.of(1.0, 2.5), List.class, p -> p.setObject(1, List.of(1, 2.5)));
    for (List<?> list : List.of(List.of(1, "x"), List.of("x", true), List.of(List.of(1), 2))) {
      SQLException e = thrown(SQLException.class, () -> echoes(1, p -> p.setObject(1, list)));
      same("07006", e.getSQLState());
      yes(e.getMessage().startsWith("Parameter 1: "), e.getMessage());
    }
  }

  /** The JVM's zone is New York's. */
  private void momentsByType() throws Exception {
    Instant moment = Instant.parse("2024-01-31T20:40:00.123Z");
    Calendar india = Calendar.getInstance(TimeZone.getTimeZone("Asia/Kolkata"));
    india.setTimeInMillis(moment.toEpochMilli());
    java.util.Date date = java.util.Date.from(moment);
    Timestamp shown = Timestamp.valueOf("2024-01-31 15:40:00.123");
    echoes(shown, p -> p.setObject(1, date, Types.TIMESTAMP));
    echoes(Date.valueOf("2024-01-31"), p -> p.setObject(1, date, Types.DATE));
    echoes(
        Timestamp.valueOf("2024-02-01 02:10:00.123"), p -> p.setObject(1, india, Types.TIMESTAMP));
    Object[] moments = {date, india, Timestamp.from(moment), moment, moment.atZone(ZoneOffset.UTC)};
    for (Object value : moments) {
      echoes(moment, Instant.class, p -> p.setObject(1, value, Types.TIMESTAMP_WITH_TIMEZONE));
    }
    OffsetTime time = OffsetTime.parse("10:20:30.5+05:30");
    same(true, isTime(p -> p.setObject(1, time), time));
    same(true, isTime(p -> p.setObject(1, time, Types.TIME_WITH_TIMEZONE), time));
  }

  /** Arrow has no type for it, so that it is only the server which can tell. */
  private boolean isTime(Scenario.Setter setter, OffsetTime time) throws Exception {
    String sql = "SELECT ? = CAST('" + time + "' AS TIMETZ)";
    try (PreparedStatement statement = scenario.connection().prepareStatement(sql)) {
      setter.set(statement);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }

  private void farDates() throws Exception {
    for (int year : new int[] {1, 44, 1500, 1582, 9999, 12_345}) {
      LocalDateTime at = LocalDateTime.of(year, 1, 1, 10, 20, 30, 4000);
      echoes(Timestamp.valueOf(at), p -> p.setTimestamp(1, Timestamp.valueOf(at)));
      echoes(at, LocalDateTime.class, p -> p.setTimestamp(1, Timestamp.valueOf(at)));
      Date day = Date.valueOf(at.toLocalDate());
      echoes(day, p -> p.setDate(1, day));
      Calendar here = Calendar.getInstance();
      same(day, scenario.echo(p -> p.setDate(1, day, here), r -> r.getDate(1, here)));
    }
    LocalDate ides = LocalDate.of(-43, 3, 15);
    echoes(ides, LocalDate.class, p -> p.setDate(1, Date.valueOf(ides)));
    echoes("0044-03-15 (BC)", String.class, p -> p.setObject(1, ides));
    LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
    echoes(last.withNano(999_999_000), LocalDateTime.class, p -> p.setObject(1, last));
  }

  private void beyond() throws Exception {
    Object[] values = {
      new BigDecimal("0.1234567890123456789012345678901234567891"),
      new BigDecimal("1E-999999999"),
      BigInteger.TWO.pow(129).subtract(BigInteger.ONE),
      LocalDate.MAX,
      LocalDateTime.MIN,
      Instant.MAX,
      OffsetDateTime.MAX,
      Duration.ofSeconds(Long.MIN_VALUE),
      Period.ofYears(Integer.MAX_VALUE)
    };
    for (Object value : values) {
      SQLException e = thrown(SQLException.class, () -> echoes(1, p -> p.setObject(1, value)));
      same("07006", e.getSQLState());
      yes(e.getMessage().startsWith("Parameter 1: "), e.getMessage());
    }
    BigInteger huge = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    echoes(new BigDecimal(huge), p -> p.setObject(1, huge));
    echoes(0.1, p -> p.setBigDecimal(1, new BigDecimal(0.1)));
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("broken");
          }
        };
    SQLException e = thrown(SQLException.class, () -> echoes(1, p -> p.setBlob(1, broken)));
    yes(e.getMessage().startsWith("Parameter 1: "), e.getMessage());
  }

  private void nulls() throws Exception {
    for (int type :
        new int[] {Types.NULL, Types.INTEGER, Types.VARCHAR, Types.TIMESTAMP, Types.OTHER}) {
      echoes(null, p -> p.setNull(1, type));
    }
    echoes(null, p -> p.setNull(1, Types.VARCHAR, "VARCHAR"));
    echoes(null, p -> p.setString(1, null));
    echoes(null, p -> p.setObject(1, null));
    echoes(null, p -> p.setObject(1, null, Types.INTEGER));
    echoes(null, p -> p.setBigDecimal(1, null));
    echoes(null, p -> p.setTimestamp(1, null));
    echoes(null, p -> p.setBytes(1, null));
  }

  private void quotes() throws Exception {
    for (String text :
        new String[] {
          "'", "''", "\\'", "' OR 1=1 --", "$$", "a\nb", "?", "\u0000x", "", "/*", "é\ud83d\ude00"
        }) {
      echoes(text, p -> p.setString(1, text));
    }
  }
}
