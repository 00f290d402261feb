package io.kurrentdb.shims.sql.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Parameters;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SpellingRulesTest {
  private static final Catalog CATALOG =
      new Catalog(
          "26.1.0",
          List.of("kdb", "usr"),
          List.of(
              new Table(
                  "kdb",
                  "records",
                  "",
                  List.of(
                      new Column("log_position", "BIGINT", false, ""),
                      new Column("stream", "VARCHAR", true, "")))));

  private static String apply(Rule rule, String sql) {
    Tokens tokens = Lexer.read(sql);
    Edits edits = new Edits(tokens, Parameters.of(tokens), 1 << 20);
    rule.apply(new Rewrite(tokens, edits, CATALOG, AdaptOptions.none()));
    return edits.any() ? edits.render() : sql;
  }

  private static String spelled(String sql) {
    Tokens tokens = Lexer.read(sql);
    Edits edits = new Edits(tokens, Parameters.of(tokens), 1 << 20);
    Rewrite rewrite = new Rewrite(tokens, edits, CATALOG, AdaptOptions.none());
    Rules.SPELLINGS.forEach(rule -> rule.apply(rewrite));
    return edits.any() ? edits.render() : sql;
  }

  @TestFactory
  Collection<DynamicTest> everyRuleDoesWhatItsExamplesSay() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Rule rule : Rules.SPELLINGS) {
      for (Example example : rule.examples()) {
        tests.add(
            DynamicTest.dynamicTest(
                rule.id() + ": " + example.before(),
                () -> assertEquals(example.after(), apply(rule, example.before()))));
      }
      tests.add(
          DynamicTest.dynamicTest(
              rule.id() + " says why", () -> assertFalse(rule.reason().isBlank())));
    }
    return tests;
  }

  private static void same(String sql) {
    assertEquals(sql, spelled(sql));
  }

  @Test
  void whatDuckDbKnowsStaysAsItIs() {
    same("SELECT [stream, 'b'][1], [stream] FROM kdb.records");
    same("SELECT a.b[1].c, [x for x in l] FROM t");
    same("SELECT {d: 1, 'ts': 2, fn: 3}, MAP {'t': 1}");
    same("SELECT top, first, dual.x FROM dual, minus");
    same("SELECT first(stream), top(5), top(5) AS x FROM kdb.records");
    same("SELECT json_value(data, '$.a'), json_extract(data, '$.a') FROM kdb.records");
    same("SELECT data #1, #1 > 2 FROM kdb.records");
    same("SELECT 'lax $.a', '{fn x}', \"[x]\", '`a`' FROM kdb.records");
    same("SELECT json_parse, nvl FROM kdb.records LIMIT 5 OFFSET 2");
    same("WITH dual AS (SELECT 1 AS x) SELECT x FROM dual");
    same("SELECT 1 FROM kdb.records FETCH FIRST 3 ROWS ONLY");
  }

  @Test
  void nestedEscapesAreAllUnwrapped() {
    assertEquals(
        "SELECT upper(CONCAT(stream, lower('A'))) FROM t",
        spelled("SELECT {fn UCASE({fn CONCAT(stream, {fn LCASE('A')})})} FROM t"));
    assertEquals(
        "SELECT (dayofweek(d) + 1), (ts + to_days(3)), date_sub('hour', a, b), CAST(x AS BIGINT)",
        spelled(
            "SELECT {fn DAYOFWEEK(d)}, {fn TIMESTAMPADD(SQL_TSI_DAY, 3, ts)},"
                + " {fn TIMESTAMPDIFF(SQL_TSI_HOUR, a, b)}, {fn CONVERT(x, SQL_BIGINT)}"));
    assertEquals(
        "SELECT 1 FROM a LEFT OUTER JOIN b ON a.x = b.x WHERE c = DATE '2026-01-01'",
        spelled("SELECT 1 FROM {oj a LEFT OUTER JOIN b ON a.x = b.x} WHERE c = {d '2026-01-01'}"));
  }

  @Test
  void aLimitOfABranchStaysInTheBranch() {
    assertEquals(
        "(SELECT a FROM t LIMIT 2) UNION ALL SELECT b FROM u",
        spelled("SELECT TOP 2 a FROM t UNION ALL SELECT b FROM u"));
    assertEquals(
        "SELECT * FROM (SELECT a FROM t ORDER BY a LIMIT 10%) x",
        spelled("SELECT * FROM (SELECT TOP 10 PERCENT a FROM t ORDER BY a) x"));
    assertEquals("SELECT DISTINCT a FROM t LIMIT (3)", spelled("SELECT DISTINCT TOP (3) a FROM t"));
  }

  @Test
  void pathOperatorsChain() {
    assertEquals(
        "SELECT ((data::json -> '$.\"a\"') ->> '$.\"b c\"[2]') = 'x'",
        spelled("SELECT data::json #> '{a}' #>> '{b c,2}' = 'x'"));
    assertEquals(
        "SELECT (json(r.data) ->> '$.\"a\"')", spelled("SELECT json_parse(r.data) #>> '{a}'"));
  }

  @Test
  void describeOfATableGivesItsColumns() {
    String expected =
        "SELECT unnest(CAST(['log_position', 'stream'] AS VARCHAR[])) AS \"column_name\","
            + " unnest(CAST(['BIGINT', 'VARCHAR'] AS VARCHAR[])) AS \"column_type\","
            + " unnest(CAST(['NO', 'YES'] AS VARCHAR[])) AS \"null\","
            + " CAST(NULL AS VARCHAR) AS \"key\", CAST(NULL AS VARCHAR) AS \"default\","
            + " CAST(NULL AS VARCHAR) AS \"extra\"";
    for (String sql :
        List.of(
            "DESCRIBE kdb.records",
            "DESC KDB.\"Records\"",
            "DESCRIBE 'kdb.records'",
            "SHOW records",
            "SHOW COLUMNS FROM records FROM kdb")) {
      assertEquals(expected, spelled(sql), sql);
    }
    assertEquals(
        "SELECT 1 FROM (" + expected + ") d", spelled("SELECT 1 FROM (DESCRIBE records) d"));
  }

  @Test
  void whatAsksForSomethingElseIsLeftAlone() {
    same("SHOW search_path");
    same("PRAGMA memory_limit = '1GB'");
    same("PRAGMA table_info('nothing')");
    same("DESCRIBE duckdb_secrets()");
    same("DESCRIBE 'file.csv'");
    same("SHOW VARIABLES LIKE 'x'");
    same("SUMMARIZE 'file.csv'");
    same("SUMMARIZE read_csv('x')");
  }
}
