package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStoreDataTest {

  @Test
  void everyQueryOfTheCorpusHasItsRowsOnTheOracle() throws SQLException {
    List<String> differences = new ArrayList<>();
    try (EventStoreData data = EventStoreData.oracle(2_000);
        Connection connection = data.connect()) {
      for (JsonNode query : Corpus.read()) {
        if (query.has("rows")) {
          int rows = count(connection, query);
          if (rows != query.get("rows").asInt()) {
            differences.add(query.get("id").asText() + ": " + rows + ", not " + query.get("rows"));
          }
        }
      }
    }
    assertEquals(List.of(), differences);
  }

  private static int count(Connection connection, JsonNode query) throws SQLException {
    String sql = query.get(query.has("oracle_sql") ? "oracle_sql" : "sql").asText();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ServerQueryRewriterTest.bind(statement, query.path("params"));
      try (ResultSet result = statement.executeQuery()) {
        int rows = 0;
        while (result.next()) {
          rows++;
        }
        return rows;
      }
    }
  }

  @Test
  void theServersTablesAndTheOraclesHoldTheSameRows() throws SQLException {
    for (EventStoreData.Content content : EventStoreData.Content.values()) {
      try (EventStoreData server = EventStoreData.server(500, content, UserIndex.SAMPLES);
          EventStoreData oracle = EventStoreData.oracle(500, content, UserIndex.SAMPLES)) {
        assertEquals(all(oracle, "kdb.records"), all(server, "idx_all_snapshot"));
        for (UserIndex index : UserIndex.SAMPLES) {
          assertEquals(
              all(oracle, "usr.\"" + index.name() + '"'),
              all(server, '"' + index.viewName() + '"'));
        }
      }
    }
  }

  private static String all(EventStoreData data, String table) throws SQLException {
    return one(data, "SELECT count(*) || ' ' || md5(string_agg(t::VARCHAR)) FROM " + table + " t");
  }

  private static String one(EventStoreData data, String sql) throws SQLException {
    try (Connection connection = data.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getString(1);
    }
  }

  @Test
  void mixedContentHasDeletedAndBinaryEvents() throws SQLException {
    try (EventStoreData data =
        EventStoreData.server(2_000, EventStoreData.Content.MIXED, UserIndex.SAMPLES)) {
      assertEquals("20", one(data, "SELECT count(*) FROM idx_all_snapshot WHERE deleted"));
      assertEquals(
          "40", one(data, "SELECT count(*) FROM idx_all_snapshot WHERE schema_format = 'Bytes'"));
      assertEquals("{}", one(data, "SELECT DISTINCT data FROM idx_all_snapshot WHERE deleted"));
      assertEquals(
          "32",
          one(
              data,
              "SELECT DISTINCT octet_length(from_base64(data)) FROM idx_all_snapshot"
                  + " WHERE schema_format = 'Bytes' AND NOT deleted"));
    }
  }

  @Test
  void anEmptyLogHasTablesWithoutRows() throws SQLException {
    try (EventStoreData data = EventStoreData.server(0)) {
      assertEquals("0", one(data, "SELECT count(*) FROM idx_all_snapshot"));
    }
  }
}
