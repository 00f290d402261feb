package io.kurrentdb.it.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The texts of {@code corpus-dev.jsonl}: what tools and people write, by kind. */
final class Corpus {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Corpus() {}

  /**
   * One text and how its answer is judged.
   *
   * @param id stable name, for example {@code d0142}
   * @param category the kind of text
   * @param sql what the user sends
   * @param oracle what DuckDB is asked for the expected answer; equals {@code sql} for DuckDB's own
   *     texts, null where DuckDB cannot be asked (the catalogue is the server's)
   * @param ordered whether the order of the rows counts
   * @param params values of the placeholders, in order
   * @param expected rows that are expected where DuckDB cannot be asked; null where not given
   * @param alternative other rows that are right as well; null where not given
   * @param expectedRows number of rows where only that is known, else -1
   */
  record Entry(
      String id,
      String category,
      String sql,
      String oracle,
      boolean ordered,
      List<Object> params,
      List<List<String>> expected,
      List<List<List<String>>> alternative,
      int expectedRows) {}

  /** All texts, in the order of the file. */
  static List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = Corpus.class.getResourceAsStream("/corpus-dev.jsonl");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        entries.add(entry(JSON.readTree(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static Entry entry(JsonNode node) {
    String sql = node.get("sql").asText();
    return new Entry(
        node.get("id").asText(),
        node.get("category").asText(),
        sql,
        oracle(node, sql),
        node.path("ordered").asBoolean() || node.path("insertion_order").asBoolean(),
        params(node.path("params")),
        node.has("expected") ? rows(node.get("expected")) : null,
        node.has("alt") ? alternatives(node.get("alt")) : List.of(),
        node.path("expected_rows").asInt(-1));
  }

  private static String oracle(JsonNode node, String sql) {
    if (node.path("no_oracle").asBoolean()) {
      return null;
    }
    return node.has("oracle_sql") ? node.get("oracle_sql").asText() : sql;
  }

  private static List<Object> params(JsonNode values) {
    List<Object> params = new ArrayList<>();
    values.forEach(value -> params.add(param(value)));
    return params;
  }

  private static Object param(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return value.isIntegralNumber() ? (Object) value.asLong() : value.asText();
  }

  private static List<List<List<String>>> alternatives(JsonNode node) {
    List<List<List<String>>> all = new ArrayList<>();
    node.forEach(rows -> all.add(rows(rows)));
    return all;
  }

  private static List<List<String>> rows(JsonNode node) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : node) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(value.isNull() ? null : value.asText()));
      rows.add(values);
    }
    return rows;
  }
}
