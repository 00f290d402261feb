package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/** Results as a whole: columns, limits, warnings. */
final class ResultChecks {
  private final Scenario scenario;

  ResultChecks(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    check("an empty result has its columns once", this::empty);
    check("an empty result of a prepared statement has its columns once", this::emptyPrepared);
    check("columns know their type", this::columns);
    check("columns know their table", this::tables);
    check("a prepared statement knows its columns before it runs", this::columnsBefore);
    check("setMaxRows limits the rows, over several batches", this::maxRows);
    check("a cap in the URL cuts with a warning", this::cap);
    check("a LIMIT of the user is kept", this::ownLimit);
    check("every row of several batches is read", this::batches);
  }

  private void empty() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      for (int i = 0; i < 2; i++) {
        try (ResultSet result =
            statement.executeQuery("SELECT * FROM kdb.records WHERE log_position < 0")) {
          same(15, result.getMetaData().getColumnCount());
          same(true, result.getMetaData().isSigned(1));
          same(false, result.next());
          same(15, result.getMetaData().getColumnCount());
          same(6, result.findColumn("stream"));
          thrown(SQLException.class, () -> result.getString(1));
        }
      }
    }
  }

  private void emptyPrepared() throws Exception {
    try (PreparedStatement statement =
        scenario
            .connection()
            .prepareStatement("SELECT * FROM kdb.records WHERE log_position < 0")) {
      try (ResultSet result = statement.executeQuery()) {
        same(15, result.getMetaData().getColumnCount());
        // Spark reads a table's columns so.
        checkColumn(
            result.getMetaData(),
            1,
            "log_position",
            Types.BIGINT,
            "BIGINT",
            true,
            "java.lang.Long");
        same(false, result.next());
      }
    }
  }

  private void columns() throws Exception {
    String sql =
        "SELECT log_position, stream, stream_hash, deleted, record_id, CAST(1 AS DECIMAL(9,3)) d"
            + " FROM kdb.records LIMIT 1";
    ResultSetMetaData columns = scenario.first(sql, ResultSet::getMetaData);
    checkColumn(columns, 1, "log_position", Types.BIGINT, "BIGINT", true, "java.lang.Long");
    checkColumn(columns, 2, "stream", Types.VARCHAR, "VARCHAR", false, "java.lang.String");
    checkColumn(columns, 3, "stream_hash", Types.DECIMAL, "UBIGINT", false, "java.math.BigDecimal");
    checkColumn(columns, 4, "deleted", Types.BOOLEAN, "BOOLEAN", false, "java.lang.Boolean");
    checkColumn(columns, 5, "record_id", Types.VARBINARY, "BLOB", false, "[B");
    checkColumn(columns, 6, "d", Types.DECIMAL, "DECIMAL", true, "java.math.BigDecimal");
    same(9, columns.getPrecision(6));
    same(3, columns.getScale(6));
    same(20, columns.getPrecision(3));
    yes(columns.getPrecision(2) > 0, "a text has no precision");
    yes(columns.getColumnDisplaySize(1) > 0, "no display size");
    same(ResultSetMetaData.columnNoNulls, columns.isNullable(1));
    same(ResultSetMetaData.columnNullableUnknown, columns.isNullable(6));
    same("07009", thrown(SQLException.class, () -> columns.getColumnName(7)).getSQLState());
  }

  private void tables() throws Exception {
    ResultSetMetaData all =
        scenario.first("SELECT r.*, 1 AS one FROM kdb.records r LIMIT 1", ResultSet::getMetaData);
    same("kdb", all.getSchemaName(1));
    same("records", all.getTableName(15));
    same(ResultSetMetaData.columnNullable, all.isNullable(2));
    same("", all.getTableName(16));
    ResultSetMetaData index =
        scenario.first(
            "SELECT log_position AS p, stream || 'x' FROM usr.\"orders-by-country\" LIMIT 1",
            ResultSet::getMetaData);
    same("usr", index.getSchemaName(1));
    same("orders-by-country", index.getTableName(1));
    same("", index.getTableName(2));
    ResultSetMetaData joined =
        scenario.first(
            "SELECT a.stream FROM kdb.records a JOIN kdb.records b USING (log_position) LIMIT 1",
            ResultSet::getMetaData);
    same("", joined.getTableName(1));
    same(ResultSetMetaData.columnNullableUnknown, joined.isNullable(1));
  }

  private static void checkColumn(
      ResultSetMetaData columns,
      int column,
      String name,
      int type,
      String typeName,
      boolean signed,
      String className)
      throws SQLException {
    same(name, columns.getColumnLabel(column));
    same(type, columns.getColumnType(column));
    same(typeName, columns.getColumnTypeName(column));
    same(signed, columns.isSigned(column));
    same(className, columns.getColumnClassName(column));
  }

  private void columnsBefore() throws Exception {
    try (PreparedStatement statement =
        scenario.connection().prepareStatement("SELECT stream_hash FROM kdb.records")) {
      same(Types.DECIMAL, statement.getMetaData().getColumnType(1));
      same(false, statement.getMetaData().isSigned(1));
    }
  }

  private void maxRows() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      statement.setMaxRows(2100);
      same(
          2100,
          count(
              statement.executeQuery(
                  "SELECT a.log_position FROM kdb.records a, (SELECT log_position FROM kdb.records LIMIT 3) b")));
      statement.setLargeMaxRows(7);
      same(7, count(statement.executeQuery("SELECT * FROM kdb.records")));
      statement.setMaxRows(0);
      same(9, count(statement.executeQuery("SELECT * FROM kdb.records LIMIT 9")));
    }
  }

  private void cap() throws Exception {
    try (var connection =
            java.sql.DriverManager.getConnection(scenario.url() + "&kurrentdb.max-rows=10");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT log_position FROM kdb.records")) {
      int rows = 0;
      while (result.next()) {
        rows++;
      }
      same(10, rows);
      yes(result.getWarnings() != null, "no warning");
      yes(result.getWarnings().getMessage().contains("10"), result.getWarnings());
      result.clearWarnings();
      same(null, result.getWarnings());
    }
  }

  private void ownLimit() throws Exception {
    try (var connection =
            java.sql.DriverManager.getConnection(scenario.url() + "&kurrentdb.max-rows=10");
        Statement statement = connection.createStatement()) {
      ResultSet result = statement.executeQuery("SELECT log_position FROM kdb.records LIMIT 20");
      same(20, count(result));
    }
  }

  private void batches() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      same(
          3000,
          count(
              statement.executeQuery(
                  "SELECT a.log_position FROM (SELECT log_position FROM kdb.records LIMIT 1000) a, (SELECT log_position FROM kdb.records LIMIT 3) b")));
    }
  }

  static int count(ResultSet result) throws SQLException {
    int rows = 0;
    while (result.next()) {
      rows++;
    }
    result.close();
    return rows;
  }
}
