package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerQueryRewriterTest {

  private static EventStoreData data;
  private static Connection connection;
  private static ServerQueryRewriter rewriter;

  @BeforeAll
  static void open() throws SQLException {
    data = EventStoreData.server(2_000);
    connection = data.connect();
    rewriter = new ServerQueryRewriter(connection);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    data.close();
  }

  /**
   * Two corpus texts the model let pass are deeper than the 64 levels that the endpoint enforces.
   */
  private static final Set<String> TOO_DEEP = Set.of("d0208");

  @Test
  void everyQueryOfTheCorpusEndsAsInTheModel() {
    List<String> differences = new ArrayList<>();
    for (JsonNode query : Corpus.read()) {
      String expected = TOO_DEEP.contains(id(query)) ? "reject" : query.get("raw").asText();
      String actual = outcome(query);
      // "wrong" is an answer that came without an error and differs from DuckDB's own.
      if (!actual.equals(expected.equals("wrong") ? "ok" : expected)) {
        differences.add(id(query) + " " + expected + " but " + actual + ": " + sql(query));
      }
    }
    assertEquals(List.of(), differences);
  }

  @Test
  void everyRefusalGivesTheServersReason() {
    List<String> differences = new ArrayList<>();
    for (JsonNode query : Corpus.read()) {
      if (query.get("raw").asText().equals("reject")) {
        String message =
            assertThrows(QueryRejectedException.class, () -> rewriter.rewrite(sql(query)))
                .getMessage();
        if (!message.startsWith(query.get("raw_error").asText())) {
          differences.add(id(query) + " " + query.get("raw_error").asText() + " but " + message);
        }
      }
    }
    assertEquals(List.of(), differences);
  }

  private static String outcome(JsonNode query) {
    String rewritten;
    try {
      rewritten = rewriter.rewrite(sql(query));
    } catch (QueryRejectedException e) {
      return "reject";
    }
    try (PreparedStatement statement = connection.prepareStatement(rewritten)) {
      bind(statement, query.path("params"));
      statement.executeQuery().close();
      return "ok";
    } catch (SQLException e) {
      return "fail";
    }
  }

  static void bind(PreparedStatement statement, JsonNode params) throws SQLException {
    for (int i = 0; i < params.size(); i++) {
      JsonNode param = params.get(i);
      if (param.isNumber()) {
        statement.setLong(i + 1, param.longValue());
      } else if (param.isBoolean()) {
        statement.setBoolean(i + 1, param.booleanValue());
      } else {
        statement.setString(i + 1, param.isNull() ? null : param.asText());
      }
    }
  }

  private static String id(JsonNode query) {
    return query.get("id").asText();
  }

  private static String sql(JsonNode query) {
    return query.get("sql").asText();
  }

  @Test
  void kdbRecordsBecomesTheSnapshotView() throws Exception {
    assertEquals(
        "SELECT stream FROM idx_all_snapshot", rewriter.rewrite("SELECT stream FROM kdb.records"));
  }

  @Test
  void anIndexBecomesItsView() throws Exception {
    assertEquals(
        "SELECT * FROM \"idx_user__orders-by-country_view\"",
        rewriter.rewrite("SELECT * FROM usr.\"orders-by-country\""));
  }

  @Test
  void aTableDirectlyInAJoinKeepsItsName() throws Exception {
    String text = rewriter.rewrite("SELECT 1 FROM kdb.records a JOIN kdb.records b USING (stream)");
    assertTrue(text.contains("kdb.records"), text);
  }

  @Test
  void theConditionOfTheOutermostJoinIsNotVisitedAndOfAnInnerOneIs() throws Exception {
    String condition = "(SELECT max(log_position) FROM kdb.records)";
    String one = "(SELECT log_position AS p FROM kdb.records)";
    String outer =
        rewriter.rewrite("SELECT 1 FROM " + one + " a JOIN " + one + " b ON a.p < " + condition);
    assertTrue(outer.contains("kdb.records"), outer);
    String inner =
        rewriter.rewrite(
            "SELECT 1 FROM "
                + one
                + " a JOIN "
                + one
                + " b ON a.p < "
                + condition
                + " JOIN "
                + one
                + " c ON true");
    assertTrue(!inner.contains("kdb.records"), inner);
  }

  @Test
  void crossJoinIsRenderedAsAComma() throws Exception {
    String one = "(SELECT stream FROM kdb.records)";
    String text = rewriter.rewrite("SELECT 1 FROM " + one + " a CROSS JOIN " + one + " b");
    assertTrue(!text.contains("CROSS") && text.contains(" , "), text);
  }

  @Test
  void sixtyFourLevelsPassAndOneMoreFails() throws Exception {
    // A nested SELECT costs three levels of the tree, an operator two.
    int passes = 0;
    while (accepted(nested(passes + 1))) {
      passes++;
    }
    assertEquals(19, passes);
    ServerQueryRewriter unlimited = new ServerQueryRewriter(connection, 1_000);
    assertTrue(unlimited.rewrite(nested(passes + 1)).contains("idx_all_snapshot"));
  }

  private static String nested(int selects) {
    String sql = "SELECT 1 FROM kdb.records";
    for (int i = 1; i < selects; i++) {
      sql = "SELECT 1 FROM (" + sql + ")";
    }
    return sql;
  }

  private static boolean accepted(String sql) {
    try {
      rewriter.rewrite(sql);
      return true;
    } catch (QueryRejectedException e) {
      return false;
    }
  }

  @Test
  void twoStatementsAndNoneAreRefused() {
    assertTrue(!accepted("SELECT 1 FROM kdb.records; SELECT 2 FROM kdb.records"));
    assertTrue(!accepted(""));
    assertTrue(!accepted("-- nothing"));
  }

  @Test
  void namesCompareExactly() {
    for (String table :
        List.of("KDB.records", "kdb.Records", "usr.\"Orders-By-Country\"", "kdb.logs")) {
      assertTrue(!accepted("SELECT * FROM " + table), table);
    }
  }
}
