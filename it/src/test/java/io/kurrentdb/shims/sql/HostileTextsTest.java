package io.kurrentdb.shims.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.sql.SampleTexts;
import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No text makes the adapter throw, hang or swell. It is called below the net that catches a rule's
 * faults ({@link Adapting#run}), so that a fault shows.
 */
class HostileTextsTest {
  private static final Catalog CATALOG =
      new Catalog(
          "26.1.0",
          List.of("kdb", "usr"),
          List.of(
              table("kdb", "records", "log_position", "stream", "data"),
              table("usr", "orders-by-country", "log_position", "field_country")));

  /** So large that a quadratic algorithm would take minutes for each text of this size. */
  private static final int LARGE = 400_000;

  private static Table table(String schema, String name, String... columns) {
    List<Column> list =
        List.of(columns).stream().map(c -> new Column(c, "VARCHAR", true, "")).toList();
    return new Table(schema, name, "", list);
  }

  private static Adaptation adapt(String text) {
    Adaptation adaptation = Adapting.adapt(text, CATALOG, AdaptOptions.none());
    assertTrue(adaptation.text().length() <= 4L * text.length() + (1 << 20), "the text swells");
    return adaptation;
  }

  @Test
  void mutatedTextsAreSurvived() {
    List<String> seeds = SampleTexts.all();
    Random random = new Random(42);
    int count = Integer.getInteger("sql.mutated", 50_000);
    int edited = 0;
    int refused = 0;
    for (int i = 0; i < count; i++) {
      String text = mutated(seeds.get(random.nextInt(seeds.size())), seeds, random);
      try {
        Adaptation adaptation = adapt(text);
        refused += adaptation.isRefused() ? 1 : 0;
        edited += !adaptation.isRefused() && adaptation.text() != text ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("mutation " + i + ": " + text, e);
      }
    }
    System.out.println(
        count + " mutated texts, 0 exceptions; edited " + edited + ", refused here " + refused);
    // Many mutants are still SQL enough for a rule; else this would test the lexer alone.
    assertTrue(edited > count / 6, "only " + edited + " were edited");
  }

  private static String mutated(String seed, List<String> seeds, Random random) {
    StringBuilder text = new StringBuilder(seed.length() > 4_000 ? seed.substring(0, 4_000) : seed);
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && text.length() > 0; i++) {
      edit(text, seeds, random);
    }
    return text.toString();
  }

  private static void edit(StringBuilder text, List<String> seeds, Random random) {
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (random.nextInt(8)) {
      case 0 -> text.setCharAt(at, (char) random.nextInt(0x10000));
      case 1 -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      case 2 -> text.delete(at, to);
      case 3 -> text.insert(at, text.substring(at, to));
      case 4 -> text.setLength(at);
      case 5 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
      case 6 -> text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
      default -> {
        String other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length());
        text.insert(at, other.substring(from, Math.min(other.length(), from + 40)));
      }
    }
  }

  private static final String SIGNS = "()[]{}'\"`;,.*:-/$?#\\ \n\0";

  private static final String[] WORDS = {
    " FROM ",
    " SELECT ",
    " WITH ",
    " UNION ",
    "(SELECT ",
    " JOIN ",
    " ON ",
    " AS ",
    " VALUES ",
    " PIVOT ",
    " kdb.records ",
    " LATERAL ",
    " ORDER BY ",
    "/*",
    "*/",
    "--",
    "$$",
    "E'",
    "{fn ",
    " RECURSIVE ",
    " TOP ",
    " DESCRIBE ",
    "information_schema.tables",
    " USING ",
    " range(3) ",
    "#>>",
    " = ANY (",
    " LIMIT 1, 2 ",
    " EXISTS ",
    " IN ",
    "*",
    ".*",
    "COLUMNS(",
    " EXCLUDE ",
    "duckdb_tables()"
  };

  @Test
  @Timeout(300)
  void largeTextsTakeLinearTime() {
    for (String part :
        List.of(
            "(",
            ")",
            "[",
            "{",
            "(SELECT ",
            "SELECT ",
            "'",
            "''",
            "\"",
            "`",
            "$$",
            "$a",
            "$a$",
            "/*",
            "/**/",
            "--\n",
            "--",
            "?",
            "?,",
            ",",
            ".",
            "a.",
            "a ",
            "1e",
            "::",
            ":",
            "E'\\",
            "U&'",
            "\0",
            "\ud83d",
            "\udc00",
            "é",
            "a,b",
            "FROM ",
            "FROM a,",
            "JOIN ",
            "ON ",
            "WITH a AS (",
            "WITH a AS (SELECT 1) ",
            "UNION ",
            "UNION SELECT 1 ",
            "VALUES (1),",
            "kdb.records ",
            "information_schema.tables ",
            "duckdb_tables() ",
            "{fn a(",
            "{d '",
            "TOP 5 ",
            "SELECT TOP 5 ",
            "FETCH FIRST 1 ROWS WITH TIES ",
            "[a].",
            "x #>> '{a}' ",
            "LIMIT 1,",
            "json_value(",
            "CASE ",
            "(a)",
            "()",
            "*",
            "* ",
            "EXISTS (",
            "= ANY (",
            "a.b.c ",
            "LATERAL ",
            "PIVOT ",
            ";",
            "; ;")) {
      adapt(part.repeat(LARGE / part.length()));
      adapt("SELECT 1 FROM kdb.records WHERE " + part.repeat(LARGE / part.length()));
    }
  }

  @Test
  @Timeout(300)
  void largeSoundTextsTakeLinearTime() {
    adapt("SELECT 1" + ", 1".repeat(LARGE / 3));
    adapt("SELECT 1 FROM kdb.records WHERE stream IN ('a'" + ", 'a'".repeat(LARGE / 5) + ")");
    adapt("VALUES (1, 'a')" + ", (1, 'a')".repeat(LARGE / 10));
    adapt("SELECT 1" + " UNION ALL SELECT 1".repeat(LARGE / 19));
    adapt("SELECT * FROM kdb.records" + ", kdb.records".repeat(LARGE / 13));
    adapt("SELECT * FROM kdb.records a" + " JOIN kdb.records b USING (stream)".repeat(LARGE / 33));
    adapt(
        "SELECT records.stream" + ", kdb.records.stream".repeat(LARGE / 20) + " FROM kdb.records");
    adapt("SELECT '" + "x".repeat(LARGE) + "'");
    adapt("/*" + "x".repeat(LARGE) + "*/ SELECT 1");
    StringBuilder ctes = new StringBuilder("WITH c0 AS (SELECT 1 AS x)");
    for (int i = 1; i < 30_000; i++) {
      ctes.append(", c").append(i).append(" AS (SELECT x FROM c").append(i - 1).append(')');
    }
    adapt(ctes + " SELECT * FROM c29999");
    StringBuilder twice = new StringBuilder("WITH c0 AS (SELECT 1 AS x)");
    for (int i = 1; i < 10_000; i++) {
      String before = "c" + (i - 1);
      twice.append(", c").append(i).append(" AS (SELECT a.x FROM ").append(before);
      twice.append(" a, ").append(before).append(" b)");
    }
    adapt(twice + " SELECT * FROM c9999");
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      nested.append("SELECT * FROM (");
    }
    adapt(nested + "SELECT 1" + ")".repeat(200));
  }

  @Test
  void aTextThatIsTooLargeGoesOutAsItCame() {
    String text = "(".repeat(10 << 20);
    assertSame(text, adapt(text).text());
    String sound = "SELECT 1" + ", 1".repeat(5 << 20);
    assertSame(sound, adapt(sound).text());
  }

  @Test
  void whatIsNotClosedGoesOutAsItCame() {
    for (String text :
        List.of(
            "SELECT 'a",
            "SELECT \"a",
            "SELECT $$a",
            "SELECT /* a",
            "SELECT (1",
            "SELECT 1)",
            "SELECT [1)",
            "SELECT E'a\\'",
            "SELECT $x$ a $y$")) {
      Adaptation adaptation = adapt(text);
      assertTrue(adaptation.isRefused() || adaptation.text() == text, text);
    }
  }

  @Test
  void parametersAreCountedOnceWhateverBecomesOfThem() {
    String text =
        "WITH c AS (SELECT ? AS x), d AS (SELECT x, ? AS y FROM c) SELECT *, ? FROM d a, d b";
    assertEquals(3, adapt(text).parameterCount());
    String bound = adapt(text).bind(List.of("1", "'two'", "NULL"));
    assertTrue(bound.indexOf('?') < 0 && bound.indexOf('$') < 0, bound);
  }
}
