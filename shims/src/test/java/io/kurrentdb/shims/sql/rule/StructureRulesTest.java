package io.kurrentdb.shims.sql.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.shims.sql.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureRulesTest {
  static Stream<Example> examples() {
    return Rules.STRUCTURE.stream()
        .filter(rule -> rule.getClass().getPackage() == Rules.class.getPackage())
        .filter(rule -> !rule.id().startsWith("catalog"))
        .flatMap(rule -> rule.examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsWhatTheAdapterMakes(Example example) {
    assertEquals(example.after(), Sample.adapt(example.before()));
  }

  @Test
  void everyRuleHasANameAndAReasonOfItsOwn() {
    Set<String> ids = new HashSet<>();
    for (List<Rule> rules : List.of(Rules.SPELLINGS, Rules.STRUCTURE)) {
      for (Rule rule : rules) {
        assertTrue(ids.add(rule.id()), rule.id());
        assertFalse(rule.reason().isBlank(), rule.id());
      }
    }
  }

  /** Each reads something that the server does not look at, or must not be read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM kdb.records r, read_csv('/etc/passwd') c",
        "SELECT 1, (SELECT count(*) FROM kdb.records r JOIN read_text('/etc/passwd') t ON true)",
        "SELECT * FROM kdb.records JOIN '/tmp/x.parquet' ON true",
        "SELECT * FROM kdb.records, \"/tmp/x.csv\"",
        "SELECT * FROM kdb.records r JOIN main.idx_all_snapshot s USING (log_position)",
        "SELECT * FROM kdb.records r, idx_all_snapshot s",
        "SELECT * FROM kdb.records r, unknown_table u",
        "SELECT * FROM kdb.records r, other.kdb.records u",
        "WITH c AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM c, kdb.records",
        "WITH c AS (SELECT 1 FROM x, d), d AS (SELECT 1) SELECT * FROM c",
        "SELECT 1 FROM kdb.records WHERE stream IN (SELECT content FROM read_text('/etc/passwd'))",
        "PIVOT read_csv('/etc/passwd') ON a IN ('x')",
        "SELECT * FROM glob('/etc/*') PIVOT (count(*) FOR file IN ('x'))",
        "SELECT * FROM query('SELECT 1'), kdb.records",
        "SELECT * FROM query_table('x'), kdb.records",
        "SELECT * FROM main.range(3), kdb.records",
        "SELECT * FROM (kdb.records a JOIN sniff_csv('/etc/passwd') b ON true) t, kdb.records",
        "FROM kdb.records, duckdb_secrets()",
        "TABLE unknown_table"
      })
  void aTextThatReadsWhatItMustNotGoesOutAsItCame(String sql) {
    assertSame(sql, Sample.adapt(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT *",
        "SELECT COLUMNS(*)",
        "VALUES (1), (2, 3)",
        "SELECT FROM WHERE",
        "SELECT 1 FROM kdb.records a JOIN kdb.records b",
        "SELECT 1 FROM kdb.records a ON true",
        "SELECT 1 FROM",
        "WITH c AS () SELECT 1",
        "WITH c SELECT 1",
        "SELECT 1 UNION",
        "SELECT 1 kdb.records, kdb.records FROM",
        "nonsense",
        "(",
        "SELECT 'x",
        "PIVOT kdb.records ON stream",
        "WITH RECURSIVE f(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM f) SELECT n FROM f ORDER BY n LIMIT 12"
      })
  void whatIsNotUnderstoodGoesOutAsItCame(String sql) {
    assertSame(sql, Sample.adapt(sql));
  }

  @Test
  void aUnionBehindWithRecursiveKeepsTheTypesOfItsFirstBranch() {
    String sql =
        "c AS (SELECT log_position AS a FROM kdb.records UNION ALL SELECT '7' FROM kdb.records)"
            + " SELECT a FROM c";
    String recursive = Sample.adapt("WITH RECURSIVE " + sql);
    assertTrue(recursive.startsWith("WITH RECURSIVE c AS (SELECT log_position"), recursive);
    assertTrue(Sample.adapt("WITH " + sql).startsWith("SELECT a FROM (SELECT log_position"));
  }

  @Test
  void wordsThatLookLikeClausesAreLeft() {
    assertEquals(
        "SELECT extract(year FROM d), 1 IS DISTINCT FROM 2 AS \"from\" FROM "
            + Sample.ONE
            + " WHERE t.from = 1 ORDER BY 1",
        Sample.adapt(
            "SELECT extract(year FROM d), 1 IS DISTINCT FROM 2 AS \"from\" WHERE t.from = 1 ORDER"
                + " BY 1"));
    assertEquals(
        "SELECT 'x'::UNION(a INT) FROM " + Sample.ONE, Sample.adapt("SELECT 'x'::UNION(a INT)"));
  }

  @Test
  void whatIsAddedStandsBeforeACommentAtTheEnd() {
    assertEquals("SELECT 1 FROM " + Sample.ONE + " -- one", Sample.adapt("SELECT 1 -- one"));
  }

  @Test
  void inventedNamesAreNobodyElses() {
    String sql = Sample.adapt("SELECT (SELECT \"_KDB1\") FROM (SELECT 5 AS _kdb1) t");
    assertFalse(sql.contains("_kdb1)"), sql.replace("5 AS _kdb1", ""));
    assertTrue(sql.contains("_kdb0_0"), sql);
  }

  @Test
  void aSchemaThatIsAnAliasStays() {
    String sql = "SELECT kdb.records.stream FROM (SELECT a AS records FROM kdb.records) AS kdb";
    assertSame(sql, Sample.adapt(sql));
  }

  @Test
  void aRowFromOutsideIsNoFieldOfAColumnThatIsCalledLikeIt() {
    assertEquals(
        "SELECT (SELECT _kdb0.created_at FROM (SELECT {'created_at': 5} AS records FROM"
            + " kdb.records) z), _kdb0.stream FROM kdb.records AS _kdb0",
        Sample.adapt(
            "SELECT (SELECT kdb.records.created_at FROM (SELECT {'created_at': 5} AS records FROM"
                + " kdb.records) z), records.stream FROM kdb.records"));
    assertEquals(
        "SELECT (SELECT records.created_at FROM (SELECT stream FROM kdb.records) z) FROM"
            + " kdb.records AS records",
        Sample.adapt(
            "SELECT (SELECT kdb.records.created_at FROM (SELECT stream FROM kdb.records) z) FROM"
                + " kdb.records"));
  }

  @Test
  void anEndlessRecursionIsReadOnlyWhereALimitIsAllThatFollows() {
    String endless = "WITH RECURSIVE f AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM f) ";
    assertTrue(Sample.adapt(endless + "SELECT n FROM f LIMIT 3").contains("POSITIONAL JOIN"));
    for (String rest :
        List.of(
            "SELECT n FROM f",
            "SELECT n FROM f ORDER BY n LIMIT 3",
            "SELECT n FROM f WHERE n < 0 LIMIT 3",
            "SELECT count(*) FROM f LIMIT 3",
            "SELECT DISTINCT n FROM f LIMIT 3",
            "SELECT a.n FROM f a, f b LIMIT 3",
            "SELECT n FROM f LIMIT NULL")) {
      assertEquals(endless + rest, Sample.adapt(endless + rest));
    }
  }

  @Test
  void aTableOfAnotherSystemSchemaNameIsLeftToTheServer() {
    String sql = "SELECT count(*) FROM kdb.logs a JOIN kdb.logs b USING (x)";
    assertEquals(
        "SELECT count(*) FROM (SELECT * FROM kdb.logs) a JOIN (SELECT * FROM kdb.logs) b USING (x)",
        Sample.adapt(sql));
  }

  @Test
  void aCteHidesATableOfItsNameButNotInItsOwnBody() {
    assertEquals(
        "SELECT stream FROM (SELECT stream FROM kdb.records) AS records",
        Sample.adapt("WITH records AS (SELECT stream FROM records) SELECT stream FROM records"));
  }

  @Test
  void aPlainCteIsPastedHoweverOftenItIsNamed() {
    assertEquals(
        "SELECT count(*) FROM (SELECT * FROM kdb.records) a, (SELECT * FROM kdb.records) b",
        Sample.adapt("WITH c AS (SELECT * FROM kdb.records) SELECT count(*) FROM c a, c b"));
  }

  @Test
  void aVolatileOrSharedCteIsKept() {
    String twice = "WITH c AS (SELECT random() AS r FROM kdb.records) SELECT * FROM c a, c b";
    assertSame(twice, Sample.adapt(twice));
    String grouped =
        "WITH c AS (SELECT stream, count(*) FROM kdb.records GROUP BY 1) SELECT * FROM c a, c b";
    assertSame(grouped, Sample.adapt(grouped));
  }

  /** The name alone is a column of the body's own FROM, so the body depends on nothing outside. */
  @Test
  void aColumnThatHasTheNameOfAnAliasOutsideDoesNotMakeACteCorrelated() {
    String sql =
        Sample.adapt(
            "SELECT 1 FROM (WITH c AS (SELECT stream FROM kdb.records) SELECT (SELECT max(stream)"
                + " FROM c) AS m FROM c) AS x JOIN (SELECT 1 AS m) AS stream ON x.m = stream.m");
    assertTrue(
        sql.contains("(SELECT max(stream) FROM (SELECT stream FROM kdb.records) AS c)"), sql);
  }

  @Test
  void columnListsOfCteAndAliasGoTogether() {
    assertEquals(
        "SELECT * FROM (SELECT stream, log_position FROM kdb.records) AS t(x, b)",
        Sample.adapt(
            "WITH c(a, b) AS (SELECT stream, log_position FROM kdb.records) SELECT * FROM c AS"
                + " t(x)"));
  }

  @Test
  void aCteOfAViewsNameIsRenamed() {
    String sql =
        Sample.adapt(
            "WITH idx_all_snapshot AS MATERIALIZED (SELECT stream FROM kdb.records) SELECT"
                + " max(stream) FROM kdb.records");
    assertTrue(sql.startsWith("WITH _kdb0 AS MATERIALIZED"), sql);
  }

  @Test
  void aLongChainOfCtesIsNotNestedDeeperThanTheServerReads() {
    StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT stream FROM kdb.records)");
    for (int i = 1; i < 60; i++) {
      sql.append(", c").append(i).append(" AS (SELECT stream FROM c").append(i - 1).append(')');
    }
    String adapted = Sample.adapt(sql.append(" SELECT * FROM c59").toString());
    int deepest = 0;
    int depth = 0;
    for (char c : adapted.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    assertTrue(deepest <= 16, "nested " + deepest + " deep: " + adapted);
  }

  @Test
  void thousandsOfNestedBracketsAreNoNestingOfCalls() {
    String sql = "SELECT " + "(".repeat(200) + "1" + ")".repeat(200);
    assertEquals(sql + " FROM " + Sample.ONE, Sample.adapt(sql));
    String deep = "SELECT " + "(SELECT ".repeat(240) + "1" + ")".repeat(240);
    assertSame(deep, Sample.adapt(deep));
  }
}
