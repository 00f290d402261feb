package io.kurrentdb.it.sql;

import io.kurrentdb.it.endpoint.EventStoreData;
import io.kurrentdb.it.endpoint.ServerQueryRewriter;
import io.kurrentdb.it.endpoint.UserIndex;
import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The same events twice: as DuckDB's user sees them and as a node stores them, with everybody who
 * can be asked about them.
 */
final class World implements AutoCloseable {
  private static final Set<String> NULLABLE =
      Set.of("commit_position", "expires_at", "schema_id", "data", "metadata");

  private final EventStoreData oracleData;
  private final EventStoreData serverData;
  private final Connection oracleConnection;
  private final Connection serverConnection;
  private final Catalog catalog;

  private World(EventStoreData oracleData, EventStoreData serverData) throws SQLException {
    this.oracleData = oracleData;
    this.serverData = serverData;
    this.oracleConnection = single(oracleData);
    // The adapter finds unqualified tables in kdb and usr; so must the judge.
    try (Statement statement = oracleConnection.createStatement()) {
      statement.execute("SET search_path = 'main,kdb,usr'");
    }
    this.serverConnection = single(serverData);
    this.catalog = catalog(oracleConnection);
  }

  /** The events the corpus is written for, with one index over them. */
  static World of(long rows) throws SQLException {
    List<UserIndex> indexes = UserIndex.SAMPLES.subList(0, 1);
    return new World(
        EventStoreData.oracle(rows, EventStoreData.Content.ORDERS, indexes),
        EventStoreData.server(rows, EventStoreData.Content.ORDERS, indexes));
  }

  /** One thread, so that sums of doubles and rows without an order come out alike each time. */
  private static Connection single(EventStoreData data) throws SQLException {
    Connection connection = data.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
    }
    return connection;
  }

  /** DuckDB itself over the tables as the user names them. */
  Asker oracle() {
    return new DuckAsker(oracleConnection);
  }

  /** The endpoint without the adapter. */
  Asker raw() {
    return new ModelledEndpoint(serverConnection, ServerQueryRewriter.DEFAULT_MAX_DEPTH);
  }

  /** The endpoint behind the adapter. */
  Asker adapted() {
    return new AdaptedEndpoint(raw(), catalog);
  }

  /**
   * DuckDB's own answer, each value as DuckDB's driver prints it.
   *
   * @return null where DuckDB refuses the text
   */
  Answer text(String sql, List<Object> parameters) {
    try (PreparedStatement statement = oracleConnection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        return Answer.readTexts(result);
      }
    } catch (SQLException e) {
      return null;
    }
  }

  Catalog catalog() {
    return catalog;
  }

  private static Catalog catalog(Connection oracle) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (Statement statement = oracle.createStatement();
        ResultSet views =
            statement.executeQuery(
                "SELECT schema_name, view_name FROM duckdb_views() WHERE schema_name IN"
                    + " ('kdb', 'usr') ORDER BY 1, 2")) {
      while (views.next()) {
        tables.add(table(oracle, views.getString(1), views.getString(2)));
      }
    }
    return new Catalog("26.1.0", List.of("kdb", "usr"), tables);
  }

  private static Table table(Connection oracle, String schema, String name) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement =
        oracle.prepareStatement(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ? AND"
                + " table_name = ? ORDER BY column_index")) {
      statement.setString(1, schema);
      statement.setString(2, name);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String column = result.getString(1);
          columns.add(new Column(column, result.getString(2), NULLABLE.contains(column), ""));
        }
      }
    }
    return new Table(schema, name, "", columns);
  }

  @Override
  public void close() throws SQLException {
    oracleConnection.close();
    serverConnection.close();
    oracleData.close();
    serverData.close();
  }
}
