package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;

/** Random values as parameters: each comes back as it was, and none leaves its literal. */
final class ParameterFuzz {
  private static final int ROUNDS = 60;
  private static final int WIDTH = 25;
  private static final String[] PIECES = {
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
    "$1",
    "?",
    "??",
    "{d '",
    "}",
    "\0",
    "\n",
    "\r\n",
    "E'",
    "x'",
    "') OR 1=1 --",
    "'; DELETE FROM kdb.records; --",
    "\u2019",
    "U&'",
    "\ud83d\ude00",
    "\u6f22",
    "\u00e9",
    "\u200b",
    "\ufeff",
    " ",
    "a",
    "$tag$",
    "kdb.records"
  };

  private final Scenario scenario;
  private final Random random = new Random(20_261_124);

  ParameterFuzz(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    check("any text comes back, and nothing beside it", () -> rounds(this::text));
    check("any bytes come back", () -> rounds(this::bytes));
    check("any decimal comes back with its scale", () -> rounds(this::decimal));
    check("any number of 64 bits comes back", () -> rounds(random::nextLong));
    check("any double comes back", () -> rounds(this::real));
    check("half of a surrogate pair is refused, not replaced", this::halfPair);
  }

  private interface Values {
    Object next();
  }

  private void rounds(Values values) throws Exception {
    StringBuilder sql = new StringBuilder("SELECT ?");
    for (int i = 1; i < WIDTH; i++) {
      sql.append(", ?");
    }
    sql.append(", 'after' FROM (SELECT count(*) FROM kdb.records) one");
    try (PreparedStatement statement = scenario.connection().prepareStatement(sql.toString())) {
      for (int round = 0; round < ROUNDS; round++) {
        echo(statement, values);
      }
    }
  }

  private static void echo(PreparedStatement statement, Values values) throws SQLException {
    Object[] given = new Object[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      given[i] = values.next();
      statement.setObject(i + 1, given[i]);
    }
    try (ResultSet row = statement.executeQuery()) {
      yes(row.next(), "no row");
      for (int i = 0; i < WIDTH; i++) {
        same(given[i], row.getObject(i + 1));
      }
      same("after", row.getString(WIDTH + 1));
      same(false, row.next());
      same(WIDTH + 1, row.getMetaData().getColumnCount());
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(9); n > 0; n--) {
      text.append(random.nextInt(4) == 0 ? anyCharacter() : PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private String anyCharacter() {
    int c = random.nextInt(Character.MAX_CODE_POINT + 1);
    boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return isHalf ? "'" : Character.toString(c);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private BigDecimal decimal() {
    BigInteger digits = new BigInteger(random.nextInt(120), random);
    BigDecimal value = new BigDecimal(digits, random.nextInt(20));
    return random.nextBoolean() ? value : value.negate();
  }

  private Double real() {
    return Double.longBitsToDouble(random.nextLong());
  }

  private void halfPair() {
    for (String text : new String[] {"a\ud83d", "\ude00b", "\ude00\ud83d", "\ud83d\ud83d\ude00"}) {
      SQLException e =
          thrown(
              SQLException.class,
              () -> scenario.echo(p -> p.setString(1, text), r -> r.getString(1)));
      same("07006", e.getSQLState());
      yes(e.getMessage().startsWith("Parameter 1: "), e.getMessage());
    }
  }
}
