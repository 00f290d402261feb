package io.kurrentdb.it.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns a user's query into the one the server runs, or refuses it, as KurrentDB does: DuckDB's own
 * {@code json_serialize_sql}, a walk over the tree, {@code json_deserialize_sql}.
 *
 * <p>What the walk does not look at is part of the behaviour: the condition of the outermost join,
 * and tables that stand directly in a join (they keep their name and fail when the text runs). What
 * is lost on the way back ({@code CROSS JOIN} becomes a comma, ...) is DuckDB's rendering. Source:
 * KurrentDB's {@code QueryEngine.Rewriter.cs}.
 *
 * <p>Not thread-safe: it uses one connection.
 */
public final class ServerQueryRewriter {

  /** The depth System.Text.Json parses by default; deeper trees fail. */
  public static final int DEFAULT_MAX_DEPTH = 64;

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_-]*");

  private final Connection connection;
  private final JsonMapper json;
  private PreparedStatement serialize;
  private PreparedStatement deserialize;

  /** Rewrites with the given connection's parser and the server's depth limit. */
  public ServerQueryRewriter(Connection connection) {
    this(connection, DEFAULT_MAX_DEPTH);
  }

  /** Rewrites with a depth limit of its own, in levels of the JSON tree. */
  public ServerQueryRewriter(Connection connection, int maxDepth) {
    this.connection = connection;
    this.json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(maxDepth)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            // 1.0 must stay 1.0: DuckDB reads a DOUBLE constant back from a number with a fraction
            // only.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  /**
   * Returns the text the server runs.
   *
   * @throws QueryRejectedException where the server refuses: no SELECT, a syntax error, a data
   *     source other than {@code kdb.records}, {@code usr."index"}, a subquery or a join, a tree
   *     too deep
   */
  public String rewrite(String sql) throws QueryRejectedException {
    JsonNode tree = parse(sql);
    JsonNode error = tree.get("error");
    if (error == null || !error.isBoolean()) {
      throw new QueryRejectedException("DuckDB doesn't produce a valid AST JSON tree");
    }
    if (error.booleanValue()) {
      throw new QueryRejectedException(
          "syntax: " + text(tree, "error_type") + ": " + text(tree, "error_message"));
    }
    // DuckDB renders two statements, but does not prepare them: refused here already, so that no
    // caller runs the first of them by accident.
    if (tree.path("statements").size() > 1) {
      throw new QueryRejectedException("Cannot prepare multiple statements at once!");
    }
    visit(tree);
    return render(tree);
  }

  private JsonNode parse(String sql) throws QueryRejectedException {
    try {
      if (serialize == null) {
        serialize = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)");
      }
      return json.readTree(call(serialize, sql));
    } catch (SQLException e) {
      serialize = null;
      throw new QueryRejectedException(e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw new QueryRejectedException("The query's syntax tree is too deep", e);
    }
  }

  private String render(JsonNode tree) throws QueryRejectedException {
    try {
      if (deserialize == null) {
        // Without ?::JSON, which would have DuckDB look whether the text is JSON.
        deserialize = connection.prepareStatement("SELECT json_deserialize_sql(?)");
      }
      return call(deserialize, tree.toString());
    } catch (SQLException e) {
      // The driver closes a statement that failed.
      deserialize = null;
      throw new QueryRejectedException(e.getMessage(), e);
    }
  }

  private static String call(PreparedStatement function, String argument) throws SQLException {
    function.setString(1, argument);
    try (ResultSet result = function.executeQuery()) {
      result.next();
      return result.getString(1);
    }
  }

  private void visit(JsonNode node) throws QueryRejectedException {
    if (node.isArray()) {
      for (JsonNode element : node) {
        visit(element);
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        visitProperty(property.getKey(), property.getValue());
      }
    }
  }

  private void visitProperty(String name, JsonNode value) throws QueryRejectedException {
    if (name.equals("from_table") && !value.isNull()) {
      visitFrom(value);
    } else {
      visit(value);
    }
  }

  private void visitFrom(JsonNode from) throws QueryRejectedException {
    String type = text(from, "type");
    switch (type) {
      case "BASE_TABLE" -> rename((ObjectNode) from);
      case "JOIN" -> {
        visit(from.get("left"));
        visit(from.get("right"));
      }
      case "SUBQUERY" -> visit(from.get("subquery"));
      default -> throw new QueryRejectedException("Unsupported query data source '" + type + "'");
    }
  }

  private static void rename(ObjectNode table) throws QueryRejectedException {
    String schema = text(table, "schema_name");
    String name = text(table, "table_name");
    table.put(
        "table_name",
        switch (schema) {
          case "kdb" -> systemView(name);
          case "usr" -> indexView(name);
          default -> throw new QueryRejectedException("Schema '" + schema + "' is not supported");
        });
    table.put("schema_name", "");
  }

  private static String systemView(String table) throws QueryRejectedException {
    if (!table.equals("records")) {
      throw new QueryRejectedException("System table '" + table + "' is not supported");
    }
    return "idx_all_snapshot";
  }

  private static String indexView(String index) throws QueryRejectedException {
    String view = UserIndex.viewName(index);
    if (!IDENTIFIER.matcher(view).matches()) {
      throw new QueryRejectedException("Invalid view name: " + view);
    }
    return view;
  }

  private static String text(JsonNode node, String property) {
    JsonNode value = node.get(property);
    return value == null || value.isNull() ? "" : value.asText();
  }
}
