package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLDataException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every type in every getter. The JVM's zone is not UTC and has a summer time. */
final class ValueChecks extends ExpressionChecks {
  ValueChecks(Scenario scenario) {
    super(scenario);
  }

  void run() {
    integers();
    unsigned();
    decimals();
    floating();
    texts();
    new TemporalChecks(scenario()).run();
    nested();
    nulls();
  }

  private void integers() {
    check(
        "integers have JDBC's classes",
        () -> {
          same(7, value("CAST(7 AS TINYINT)", r -> r.getObject(1)));
          same(7, value("CAST(7 AS SMALLINT)", r -> r.getObject(1)));
          same(7, value("CAST(7 AS INTEGER)", r -> r.getObject(1)));
          same(7L, value("CAST(7 AS BIGINT)", r -> r.getObject(1)));
          same(7L, value("CAST(7 AS BIGINT)", r -> r.getObject("x")));
          same(-7L, value("CAST(-7 AS BIGINT)", r -> r.getLong("x")));
          same("-7", value("CAST(-7 AS BIGINT)", r -> r.getString(1)));
          same(new BigDecimal("-7"), value("CAST(-7 AS BIGINT)", r -> r.getBigDecimal(1)));
          same(
              BigInteger.valueOf(7),
              value("CAST(7 AS BIGINT)", r -> r.getObject(1, BigInteger.class)));
          same(7, value("CAST(7 AS BIGINT)", r -> r.getObject(1, Integer.class)));
          same(true, value("CAST(7 AS BIGINT)", r -> r.getBoolean(1)));
          same(7.0, value("CAST(7 AS BIGINT)", r -> r.getDouble(1)));
        });
    check(
        "a number that does not fit is an error, not another number",
        () -> {
          outOfRange("CAST(2147483648 AS BIGINT)", r -> r.getInt(1));
          outOfRange("CAST(40000 AS INTEGER)", r -> r.getShort(1));
          outOfRange("CAST(200 AS INTEGER)", r -> r.getByte(1));
          outOfRange("CAST(2147483648 AS BIGINT)", r -> r.getObject(1, Integer.class));
        });
  }

  private void unsigned() {
    String max = "CAST(18446744073709551615 AS UBIGINT)";
    BigDecimal exact = new BigDecimal("18446744073709551615");
    check(
        "UBIGINT is right in every getter",
        () -> {
          same(exact, value(max, r -> r.getObject(1)));
          same(exact, value(max, r -> r.getBigDecimal(1)));
          same(exact, value(max, r -> r.getObject("x")));
          same("18446744073709551615", value(max, r -> r.getString(1)));
          same(exact.toBigInteger(), value(max, r -> r.getObject(1, BigInteger.class)));
          same(1.8446744073709552E19, value(max, r -> r.getDouble(1)));
          outOfRange(max, r -> r.getLong(1));
          outOfRange(max, r -> r.getObject(1, Long.class));
          same(5L, value("CAST(5 AS UBIGINT)", r -> r.getLong(1)));
        });
    check(
        "smaller unsigned numbers are not negative",
        () -> {
          same(255, value("CAST(255 AS UTINYINT)", r -> r.getObject(1)));
          same(65535, value("CAST(65535 AS USMALLINT)", r -> r.getObject(1)));
          same(4294967295L, value("CAST(4294967295 AS UINTEGER)", r -> r.getObject(1)));
          same(4294967295L, value("CAST(4294967295 AS UINTEGER)", r -> r.getLong(1)));
          same("4294967295", value("CAST(4294967295 AS UINTEGER)", r -> r.getString(1)));
        });
  }

  private void decimals() {
    check(
        "DECIMAL and HUGEINT",
        () -> {
          same(new BigDecimal("-1.50"), value("CAST(-1.5 AS DECIMAL(10,2))", r -> r.getObject(1)));
          same("-1.50", value("CAST(-1.5 AS DECIMAL(10,2))", r -> r.getString(1)));
          same(-1L, value("CAST(-1.5 AS DECIMAL(10,2))", r -> r.getLong(1)));
          String huge = "12345678901234567890123456789";
          same(new BigDecimal(huge), value("CAST(" + huge + " AS HUGEINT)", r -> r.getObject(1)));
          same(huge, value("CAST(" + huge + " AS HUGEINT)", r -> r.getString(1)));
          outOfRange("CAST(" + huge + " AS HUGEINT)", r -> r.getLong(1));
        });
  }

  private void floating() {
    check(
        "DOUBLE and FLOAT",
        () -> {
          same(1.5, value("CAST(1.5 AS DOUBLE)", r -> r.getObject(1)));
          same(1.5f, value("CAST(1.5 AS FLOAT)", r -> r.getObject(1)));
          same(1.5f, value("CAST(1.5 AS FLOAT)", r -> r.getFloat(1)));
          same(new BigDecimal("1.5"), value("CAST(1.5 AS DOUBLE)", r -> r.getBigDecimal(1)));
          same(1, value("CAST(1.5 AS DOUBLE)", r -> r.getInt(1)));
          same(Double.NaN, value("CAST('nan' AS DOUBLE)", r -> r.getObject(1)));
          outOfRange("CAST('inf' AS DOUBLE)", r -> r.getBigDecimal(1));
          outOfRange("CAST('nan' AS DOUBLE)", r -> r.getLong(1));
          outOfRange("CAST(1e300 AS DOUBLE)", r -> r.getFloat(1));
          outOfRange("CAST(1e300 AS DOUBLE)", r -> r.getObject(1, Float.class));
          // As a whole number it would fill the memory.
          outOfRange("'1E999999999'", r -> r.getLong(1));
          outOfRange("'1E999999999'", r -> r.getObject(1, BigInteger.class));
        });
  }

  private void texts() {
    check(
        "VARCHAR",
        () -> {
          same("häßlich ☃", value("'häßlich ☃'", r -> r.getString(1)));
          same("a", value("'a'", r -> r.getObject(1)));
          same(12, value("'12'", r -> r.getInt(1)));
          same(new BigDecimal("1.20"), value("' 1.20'", r -> r.getBigDecimal(1)));
          same(true, value("'true'", r -> r.getBoolean(1)));
          same(
              Timestamp.valueOf("2020-03-29 02:30:00"),
              value("'2020-03-29 02:30:00'", r -> r.getTimestamp(1)));
          same(
              LocalDate.of(2020, 3, 29),
              value("'2020-03-29'", r -> r.getObject(1, LocalDate.class)));
          SQLDataException e =
              thrown(SQLDataException.class, () -> value("'abc'", r -> r.getLong(1)));
          same("22018", e.getSQLState());
        });
    check(
        "BLOB",
        () -> {
          byte[] bytes = "a\\b\u0001".getBytes(StandardCharsets.UTF_8);
          String blob = "CAST('a\\x5Cb\\x01' AS BLOB)";
          same(bytes, value(blob, r -> r.getBytes(1)));
          same(bytes, value(blob, r -> r.getObject(1)));
          same("a\\x5Cb\\x01", value(blob, r -> r.getString(1)));
          same(4L, value(blob, r -> r.getBlob(1).length()));
          same(bytes, value(blob, r -> r.getBinaryStream(1).readAllBytes()));
          same(bytes, value(blob, r -> r.getObject(1, byte[].class)));
        });
    check(
        "UUID",
        () -> {
          String id = "9f1c2f7e-0000-4000-8000-0123456789ab";
          String sql = "CAST('" + id + "' AS UUID)";
          same(id, value(sql, r -> r.getString(1)));
          same(UUID.fromString(id), value(sql, r -> r.getObject(1, UUID.class)));
        });
    check(
        "BOOLEAN",
        () -> {
          same(true, value("TRUE", r -> r.getObject(1)));
          same(true, value("TRUE", r -> r.getBoolean(1)));
          same("false", value("FALSE", r -> r.getString(1)));
          same(1, value("TRUE", r -> r.getInt(1)));
        });
  }

  private void nested() {
    check(
        "LIST",
        () -> {
          same("[1, 2, NULL]", value("[1, 2, NULL]", r -> r.getString(1)));
          same(new Object[] {1, 2}, value("[1, 2]", r -> (Object[]) r.getArray(1).getArray()));
          same("[a, b]", value("['a', 'b']", r -> ((Array) r.getObject(1)).toString()));
          same(List.of(1, 2), value("[1, 2]", r -> r.getObject(1, List.class)));
        });
    check(
        "STRUCT and MAP",
        () -> {
          same("{'a': 1, 'b': x}", value("{'a': 1, 'b': 'x'}", r -> r.getString(1)));
          same(
              Map.of("a", 1, "b", "x"),
              value("{'a': 1, 'b': 'x'}", r -> (Map<?, ?>) r.getObject(1)));
          same("{k=1}", value("MAP {'k': 1}", r -> r.getString(1)));
          same(Map.of("k", 1), value("MAP {'k': 1}", r -> (Map<?, ?>) r.getObject(1)));
        });
  }

  private void nulls() {
    String[] types = {
      "BIGINT",
      "INTEGER",
      "SMALLINT",
      "UBIGINT",
      "HUGEINT",
      "DECIMAL(5,2)",
      "DOUBLE",
      "FLOAT",
      "VARCHAR",
      "BLOB",
      "BOOLEAN",
      "DATE",
      "TIME",
      "TIMESTAMP",
      "TIMESTAMPTZ",
      "INTERVAL",
      "UUID",
      "INTEGER[]"
    };
    for (String type : types) {
      check(
          "NULL of " + type,
          () -> {
            String sql = "CAST(NULL AS " + type + ")";
            same(null, value(sql, r -> r.getObject(1)));
            same(true, value(sql, r -> r.getObject(1) == null && r.wasNull()));
            same(null, value(sql, r -> r.getString(1)));
            same(true, value(sql, r -> r.getString("x") == null && r.wasNull()));
            same(null, value(sql, r -> r.getObject(1, String.class)));
            same(null, value(sql, r -> r.getBigDecimal(1)));
            same(0L, value(sql, r -> r.getLong(1)));
            same(null, value(sql, r -> r.getTimestamp(1)));
          });
    }
    check("NULL without a type", () -> same(null, value("NULL", r -> r.getObject(1))));
  }
}
