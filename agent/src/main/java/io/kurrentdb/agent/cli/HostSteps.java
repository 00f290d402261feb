package io.kurrentdb.agent.cli;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;

/** The steps that pools, tools and reports take; none reads more than a few rows. */
final class HostSteps {
  private static final String REPORT = "Please report it, with this output.";
  private static final int COLUMNS = 15;

  private final Connection connection;

  private HostSteps(Connection connection) {
    this.connection = connection;
  }

  static List<Step> quick(Connection connection) {
    HostSteps steps = new HostSteps(connection);
    return List.of(new Step("validation", steps::validation, REPORT));
  }

  static List<Step> all(Connection connection) {
    HostSteps steps = new HostSteps(connection);
    return List.of(
        new Step("validation", steps::validation, REPORT),
        new Step("product", steps::product, REPORT),
        new Step(
            "schemas",
            steps::schemas,
            "The metadata patches may be switched off: look for kurrentdb.patch. settings."),
        new Step("tables", steps::tables, REPORT),
        new Step("columns", steps::columns, REPORT),
        new Step(
            "query",
            steps::query,
            "The user needs permission to read $all, and the node's secondary indexing to be on."),
        new Step("SQL", steps::sql, "SqlAdapter's refusals say what KurrentDB cannot answer."),
        new Step("empty result", steps::emptyResult, REPORT),
        new Step(
            "parameters",
            steps::parameters,
            "Drivers before 15.0.0 have no parameters: take a newer one. Of others, please report"
                + " it, with this output."),
        new Step("row limit", steps::rowLimit, REPORT),
        new Step("error", steps::error, REPORT),
        new Step("cancel", steps::cancel, REPORT),
        new Step("transactions", steps::transactions, REPORT),
        new Step("still usable", steps::validation, "The connection was lost on the way."));
  }

  private String validation() throws SQLException {
    check(connection.isValid(10), "isValid says no");
    check("1".equals(single("SELECT 1")), "SELECT 1 is not 1");
    return "isValid, SELECT 1";
  }

  private String product() throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String name = metaData.getDatabaseProductName();
    check(name != null && !name.isBlank(), "no product name: the server was not recognised");
    check("\"".equals(metaData.getIdentifierQuoteString()), "names are not quoted with \"");
    metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_UNCOMMITTED);
    return name + " " + metaData.getDatabaseProductVersion();
  }

  private String schemas() throws SQLException {
    StringBuilder names = new StringBuilder();
    try (ResultSet rows = connection.getMetaData().getSchemas()) {
      while (rows.next()) {
        names.append(names.length() == 0 ? "" : ", ").append(rows.getString("TABLE_SCHEM"));
      }
    }
    check((", " + names + ",").contains(", kdb,"), "there is no schema kdb, only: " + names);
    return names.toString();
  }

  private String tables() throws SQLException {
    int count = 0;
    boolean records = false;
    String[] types = {"TABLE"};
    try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", types)) {
      while (rows.next()) {
        count++;
        records |= "records".equals(rows.getString("TABLE_NAME"));
      }
    }
    check(records, "kdb.records is not among " + count + " tables");
    return count + (count == 1 ? " table" : " tables");
  }

  private String columns() throws SQLException {
    int count = 0;
    try (ResultSet rows = connection.getMetaData().getColumns(null, "kdb", "records", "%")) {
      while (rows.next()) {
        count++;
      }
    }
    check(count >= COLUMNS, "kdb.records has " + count + " columns, not " + COLUMNS);
    return count + " columns of kdb.records";
  }

  private String query() throws SQLException {
    return "the newest of the first records: "
        + single(
            "SELECT max(t.log_position) FROM (SELECT log_position FROM kdb.records LIMIT 10) t");
  }

  private String sql() throws SQLException {
    single(
        "WITH few AS (SELECT kdb.records.stream FROM kdb.records LIMIT 3)"
            + " SELECT count(*) FROM few a JOIN few b ON a.stream = b.stream");
    return "a CTE, a join, qualified names";
  }

  private String emptyResult() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM kdb.records WHERE 1 = 0")) {
      check(!rows.next(), "a row where there is none");
      int count = rows.getMetaData().getColumnCount();
      check(count < 2 * COLUMNS, "its columns come twice: " + count);
      return count + " columns";
    }
  }

  private String parameters() throws SQLException {
    String text =
        "SELECT count(*) FROM (SELECT * FROM kdb.records LIMIT 5) t"
            + " WHERE stream <> ? AND log_position > ? AND epoch_ms(created_at) < ?";
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      statement.setString(1, "no such stream");
      statement.setDouble(2, -1.5);
      statement.setTimestamp(3, new Timestamp(System.currentTimeMillis() + 86_400_000L));
      try (ResultSet rows = statement.executeQuery()) {
        check(rows.next(), "no row");
        return "text, double, timestamp";
      }
    }
  }

  private String rowLimit() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(2);
      int count = 0;
      try (ResultSet rows = statement.executeQuery("SELECT stream FROM kdb.records")) {
        while (rows.next()) {
          count++;
        }
      }
      check(count <= 2, "setMaxRows(2) gave " + count + " rows");
      return "setMaxRows";
    }
  }

  private String error() throws SQLException {
    try {
      single("SELECT no_such_column FROM kdb.records");
    } catch (SQLException expected) {
      String state = expected.getSQLState();
      check(
          state != null && state.startsWith("42"),
          "a wrong column has SQLState " + state + ": pools would drop the connection");
      return "SQLState " + state;
    }
    throw new SQLException("a wrong column is no error");
  }

  private String cancel() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT stream FROM kdb.records LIMIT 100")) {
      rows.next();
      statement.cancel();
      return "Statement.cancel";
    }
  }

  private String transactions() throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.commit();
    connection.rollback();
    connection.setAutoCommit(true);
    return "commit and rollback do nothing, and do not fail";
  }

  private String single(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private static void check(boolean condition, String otherwise) throws SQLException {
    if (!condition) {
      throw new SQLException(otherwise);
    }
  }
}
