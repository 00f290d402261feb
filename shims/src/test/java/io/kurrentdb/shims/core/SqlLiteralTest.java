package io.kurrentdb.shims.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DuckDB is asked what it makes of each literal. */
class SqlLiteralTest {
  private static Connection duckDb;

  @BeforeAll
  static void open() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  @Test
  void integersKeepTheirValueAndType() throws SQLException {
    for (long value :
        new long[] {0, 1, -1, 42, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertRow(Long.toString(value), "BIGINT", SqlLiteral.integer(value, "BIGINT"));
    }
    assertRow("-128", "TINYINT", SqlLiteral.integer(-128, "TINYINT"));
    assertRow("18446744073709551615", "UBIGINT", SqlLiteral.unsigned(-1L));
  }

  @Test
  void negativeNumbersDoNotMakeAComment() throws SQLException {
    assertEquals("6", value("1-" + SqlLiteral.integer(-5, "INTEGER")));
    assertEquals("6.5", value("1-" + SqlLiteral.decimal(new BigDecimal("-5.5"))));
  }

  @Test
  void realNumbersComeBackBitForBit() throws SQLException {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      assertEquals(value, number(SqlLiteral.real(value)).doubleValue());
      float shorter = Float.intBitsToFloat(random.nextInt());
      assertEquals(shorter, number(SqlLiteral.real(shorter)).floatValue());
    }
    for (double value :
        new double[] {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
      assertEquals(value, number(SqlLiteral.real(value)).doubleValue());
    }
  }

  @Test
  void decimalsKeepTheirScale() throws SQLException {
    assertRow("1.10", "DECIMAL(3,2)", SqlLiteral.decimal(new BigDecimal("1.10")));
    assertRow("-0.001", "DECIMAL(4,3)", SqlLiteral.decimal(new BigDecimal("-0.001")));
    assertRow("1000", "DECIMAL(4,0)", SqlLiteral.decimal(new BigDecimal("1E3")));
    assertRow("1.0E50", "DOUBLE", SqlLiteral.decimal(new BigDecimal("1E50")));
    assertRow("0.1", "DOUBLE", SqlLiteral.decimal(new BigDecimal(0.1)));
    String longest = "12345678901234567890123456789012345678";
    assertRow(longest, "DECIMAL(38,0)", SqlLiteral.decimal(new BigDecimal(longest)));
  }

  @Test
  void aDecimalThatDuckDbHasNoTypeForIsRefusedNotRounded() {
    // Written out, those with an exponent would fill the memory.
    for (String number :
        new String[] {
          "123456789012345678901234567890123456789.5",
          "0.1234567890123456789012345678901234567891",
          "1E400",
          "1E999999999",
          "1E-999999999",
          "1E-2147483647"
        }) {
      assertThrows(
          IllegalArgumentException.class, () -> SqlLiteral.decimal(new BigDecimal(number)), number);
    }
  }

  @Test
  void nanosecondsAreKeptWhereTheyCanBe() throws SQLException {
    assertRow(
        "2024-02-29 00:00:00.123456789",
        "TIMESTAMP_NS",
        SqlLiteral.timestamp(1_709_164_800L, 123_456_789));
    // The last moment that many systems know.
    assertRow(
        "9999-12-31 23:59:59.999999",
        "TIMESTAMP",
        SqlLiteral.timestamp(253_402_300_799L, 999_999_999));
  }

  @Test
  void noTextReachesBeyondItsLiteral() throws SQLException {
    String[] pieces = {
      "'",
      "''",
      "\\",
      "\\'",
      "\"",
      "--",
      "/*",
      "*/",
      ";",
      "$$",
      "?",
      "$1",
      "\0",
      "\n",
      "\r",
      "E'",
      "x",
      " ",
      "é",
      "漢",
      "😀",
      "') OR 1=1 --",
      "\u2019",
      "U&'",
      "\t",
      "\u200b"
    };
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertText(text.toString());
    }
  }

  @Test
  void anyCharacterComesBack() throws SQLException {
    Random random = new Random(13);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 0; n < 40; n++) {
        int c = random.nextInt(0x110000);
        text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '\'' : c);
      }
      assertText(text.toString());
    }
  }

  private static void assertText(String text) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + SqlLiteral.text(text) + " AS v, 7 AS after")) {
      row.next();
      // DuckDB's driver cuts a text at a character of code 0, so bytes are compared.
      if (text.indexOf('\0') < 0) {
        assertEquals(text, row.getString(1));
      }
      assertEquals(7, row.getInt(2));
      assertFalse(row.next());
    }
    String hex = value("hex(encode(" + SqlLiteral.text(text) + "))");
    assertEquals(hex(text.getBytes(StandardCharsets.UTF_8)), hex);
  }

  @Test
  void anyBytesComeBack() throws SQLException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertEquals(hex(all), value("hex(" + SqlLiteral.blob(all) + ")"));
    assertRow("", "BLOB", SqlLiteral.blob(new byte[0]));
  }

  @Test
  void datesAndTimesComeBack() throws SQLException {
    for (String day : new String[] {"1970-01-01", "0001-01-01", "-0043-03-15", "9999-12-31"}) {
      LocalDate date = LocalDate.parse(day);
      String days = SqlLiteral.date(date.toEpochDay()) + " - DATE '1970-01-01'";
      assertEquals(Long.toString(date.toEpochDay()), value(days));
    }
    LocalTime time = LocalTime.of(23, 59, 59, 999_999_000);
    assertEquals(time, object(SqlLiteral.time(time.toNanoOfDay()), LocalTime.class));
    assertEquals(LocalTime.MIDNIGHT, object(SqlLiteral.time(0), LocalTime.class));
    LocalDateTime moment = LocalDateTime.of(1969, 7, 20, 20, 17, 40, 123_456_000);
    long seconds = moment.toEpochSecond(ZoneOffset.UTC);
    assertEquals(
        moment, object(SqlLiteral.timestamp(seconds, moment.getNano()), LocalDateTime.class));
    OffsetDateTime instant = moment.atOffset(ZoneOffset.UTC);
    OffsetDateTime back =
        (OffsetDateTime)
            object(SqlLiteral.timestampWithZone(seconds, moment.getNano()), OffsetDateTime.class);
    assertEquals(instant.toInstant(), back.toInstant());
    assertRow("2024-02-29 00:00:00.000000001", "TIMESTAMP_NS", SqlLiteral.timestamp(1709164800, 1));
  }

  @Test
  void theRestComesBack() throws SQLException {
    assertRow("true", "BOOLEAN", SqlLiteral.bool(true));
    assertNull(value(SqlLiteral.NULL));
    UUID id = UUID.fromString("0189a2b4-0000-7000-8000-00000000000f");
    assertRow(id.toString(), "UUID", SqlLiteral.uuid(id));
    byte[] bytes = {1, (byte) 0x89, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    assertEquals("01890000-0000-0000-0000-0000000000ff", value(SqlLiteral.uuid(bytes)));
    assertEquals(
        "[1, -2]",
        value(
            SqlLiteral.list(
                List.of(SqlLiteral.integer(1, "BIGINT"), SqlLiteral.integer(-2, "BIGINT")))));
  }

  @Test
  void aNumberInOrderByIsAValueAndNoColumn() throws SQLException {
    String sql =
        "SELECT a FROM (VALUES (2), (1)) t(a) ORDER BY " + SqlLiteral.integer(1, "INTEGER");
    try (Statement statement = duckDb.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      assertEquals(2, row.getInt(1));
    }
  }

  private static void assertRow(String value, String type, String literal) throws SQLException {
    assertEquals(value, value(literal));
    assertEquals(type, value("typeof(" + literal + ")"));
  }

  private static String value(String expression) throws SQLException {
    Object value = object(expression, null);
    return value == null ? null : value.toString();
  }

  private static Number number(String expression) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + expression)) {
      row.next();
      return (Number) row.getObject(1);
    }
  }

  private static Object object(String expression, Class<?> type) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + expression)) {
      row.next();
      return type == null ? row.getString(1) : row.getObject(1, type);
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString().toUpperCase(java.util.Locale.ROOT);
  }
}
