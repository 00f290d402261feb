package io.kurrentdb.shims.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptationTest {
  private static Adaptation adapt(String sql) {
    return SqlAdapter.adapt(sql, Sample.CATALOG, AdaptOptions.none());
  }

  @Test
  void aTextWithoutNeedIsTheSameString() {
    String sql = "SELECT stream FROM kdb.records WHERE log_position = ?";
    Adaptation adaptation = adapt(sql);
    assertSame(sql, adaptation.text());
    assertTrue(adaptation.notes().isEmpty());
    assertEquals(1, adaptation.parameterCount());
  }

  @Test
  void literalsGoWherePlaceholdersStand() {
    assertEquals(
        "SELECT 'a' FROM kdb.records WHERE log_position =(-5)",
        adapt("SELECT ? FROM kdb.records WHERE log_position =?").bind(List.of("'a'", "-5")));
    assertEquals(
        "SELECT 7 AS x FROM kdb.records LIMIT 1",
        adapt("SELECT?AS x FROM kdb.records LIMIT ?").bind(List.of("7", "1")));
  }

  @Test
  void parametersKeepTheirMeaningWhereTheyAreMoved() {
    Adaptation adaptation =
        adapt("WITH a AS (SELECT ? AS x), b AS (SELECT ? AS y) SELECT a.x || b.y || ? FROM b, a");
    assertEquals(3, adaptation.parameterCount());
    assertTrue(adaptation.text().startsWith("SELECT a.x || b.y || $3 FROM (SELECT $2 AS y"));
    String bound = adaptation.bind(List.of("'1'", "'2'", "'3'"));
    assertTrue(bound.startsWith("SELECT a.x || b.y || '3' FROM (SELECT '2' AS y"), bound);
  }

  @Test
  void valuesByColumnsKeepTheirParametersByRows() {
    String bound = adapt("VALUES (?, ?), (?, ?)").bind(List.of("1", "'x'", "2", "'y'"));
    assertEquals(
        "SELECT unnest([1, 2]) AS col0, unnest(['x', 'y']) AS col1 FROM " + Sample.ONE, bound);
  }

  @Test
  void numberedAndNamedPlaceholdersCountByWhatTheySay() {
    assertEquals(2, adapt("SELECT $2, $1, $2 FROM kdb.records").parameterCount());
    assertEquals(
        "SELECT 'b', 'a', 'b' FROM kdb.records",
        adapt("SELECT $2, $1, $2 FROM kdb.records").bind(List.of("'a'", "'b'")));
    assertEquals(
        "SELECT 1, 2, 1 FROM kdb.records",
        adapt("SELECT $x, $y, $x FROM kdb.records").bind(List.of("1", "2")));
  }

  /** A dollar before a JDBC escape becomes a name with what the escape becomes. */
  @Test
  void aPlaceholderThatAnotherEditMakesIsCounted() {
    Adaptation adaptation = adapt("SELECT ${fn UCASE(stream)} FROM kdb.records");
    assertEquals("SELECT $upper(stream) FROM kdb.records", adaptation.text());
    assertEquals(1, adaptation.parameterCount());
    assertThrows(IllegalArgumentException.class, () -> adaptation.bind(List.of()));
  }

  @Test
  void tooFewLiteralsAreAnError() {
    Adaptation adaptation = adapt("SELECT ?, ? FROM kdb.records");
    assertThrows(IllegalArgumentException.class, () -> adaptation.bind(List.of("1")));
  }

  @Test
  void aPlaceholderInAStringOrACommentIsNone() {
    assertEquals(0, adapt("SELECT '?', \"?\" /* ? */ FROM kdb.records -- ?").parameterCount());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO kdb.records VALUES (1)",
        "-- a comment\nDELETE FROM kdb.records",
        "/* x */ SET threads = 1",
        "create table x (a int)",
        "COPY kdb.records TO 'x.csv'",
        "EXPLAIN SELECT 1",
        "",
        " ;; -- nothing",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE x"
      })
  void whatIsNoQuestionIsRefusedHere(String sql) {
    Adaptation adaptation = adapt(sql);
    assertTrue(adaptation.isRefused(), sql);
    assertSame(sql, adaptation.text());
    assertFalse(adaptation.refusal().message().isEmpty());
    assertEquals(5, adaptation.refusal().sqlState().length());
  }

  @Test
  void aSemicolonAtTheEndIsNoSecondStatement() {
    assertEquals("SELECT 1 FROM " + Sample.ONE + " ; ", adapt("SELECT 1 ; ").text());
    assertEquals("SELECT ';' FROM kdb.records", adapt("SELECT ';' FROM kdb.records").text());
  }

  @Test
  void theRowCapAsksForOneRowMore() {
    AdaptOptions capped = AdaptOptions.none().withRowCap(100);
    Adaptation adaptation =
        SqlAdapter.adapt("SELECT stream FROM kdb.records -- all\n;", Sample.CATALOG, capped);
    assertEquals("SELECT stream FROM kdb.records LIMIT 101 -- all\n;", adaptation.text());
    assertEquals(100, adaptation.rowCap());
  }

  @Test
  void aLimitOfTheUsersOwnIsLeft() {
    AdaptOptions capped = AdaptOptions.none().withRowCap(100);
    String sql = "(SELECT stream FROM kdb.records LIMIT 5)";
    assertSame(sql, SqlAdapter.adapt(sql, Sample.CATALOG, capped).text());
    String inner = "SELECT * FROM (SELECT stream FROM kdb.records LIMIT 5)";
    assertEquals(inner + " LIMIT 101", SqlAdapter.adapt(inner, Sample.CATALOG, capped).text());
  }

  @Test
  void setMaxRowsTakesThePlaceOfALargerLimit() {
    AdaptOptions options = AdaptOptions.none().withRowCap(5).withMaxRows(10);
    String query = "SELECT stream FROM kdb.records ";
    String[][] changed = {
      {"LIMIT 1000000 -- all", "LIMIT 10 -- all"},
      {"ORDER BY 1 LIMIT 11 OFFSET 3", "ORDER BY 1 LIMIT 10 OFFSET 3"},
      {"OFFSET 3 FETCH FIRST 20 ROWS ONLY", "OFFSET 3 FETCH FIRST 10 ROWS ONLY"}
    };
    for (String[] tail : changed) {
      Adaptation adaptation = SqlAdapter.adapt(query + tail[0], Sample.CATALOG, options);
      assertEquals(query + tail[1], adaptation.text());
      assertEquals(0, adaptation.rowCap());
    }
    for (String tail :
        new String[] {
          "LIMIT 10", "LIMIT 50 PERCENT", "LIMIT 50%", "LIMIT 5 * 10", "LIMIT ALL", "LIMIT (99)"
        }) {
      String sql = query + tail;
      assertSame(sql, SqlAdapter.adapt(sql, Sample.CATALOG, options).text());
    }
    String nested = "(" + query + "LIMIT 99) LIMIT ?";
    assertEquals(nested, SqlAdapter.adapt(nested, Sample.CATALOG, options).text());
  }

  @Test
  void setMaxRowsNeedsNoRowMore() {
    AdaptOptions options = AdaptOptions.none().withRowCap(100).withMaxRows(10);
    Adaptation adaptation = SqlAdapter.adapt("TABLE kdb.records", Sample.CATALOG, options);
    assertEquals("TABLE kdb.records LIMIT 10", adaptation.text());
    assertEquals(0, adaptation.rowCap());
  }
}
