package io.kurrentdb.hosts.dbeaver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The SQL editor's result, and a table's Data tab. */
final class ResultViewer {
  static final int PAGE = 200;

  private final Connection connection;

  ResultViewer(Connection connection) {
    this.connection = connection;
  }

  /**
   * What is shown.
   *
   * @param warning of the result; null where there is none
   */
  record Page(List<String> headers, List<List<Object>> rows, SQLWarning warning) {
    Object first() {
      return rows.get(0).get(0);
    }
  }

  Page show(String sql) throws SQLException {
    return page(sql, 0);
  }

  /** The rows after those that are shown already: read again, and skipped. */
  Page page(String sql, int shown) throws SQLException {
    try (Statement statement = statement()) {
      statement.setMaxRows(shown + PAGE);
      statement.setFetchSize(PAGE);
      statement.setQueryTimeout(20);
      return execute(statement, sql, shown);
    }
  }

  private Statement statement() throws SQLException {
    return connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  /** All rows, as an export reads them. */
  Page export(String sql) throws SQLException {
    try (Statement statement = statement()) {
      statement.setFetchSize(10_000);
      return execute(statement, sql, 0);
    }
  }

  private static Page execute(Statement statement, String sql, int skipped) throws SQLException {
    if (!statement.execute(sql)) {
      throw new SQLException("no result: " + sql);
    }
    Page page;
    try (ResultSet result = statement.getResultSet()) {
      for (int i = 0; i < skipped && result.next(); i++) {
        // On the pages before.
      }
      page = read(result);
    }
    if (statement.getMoreResults() || statement.getUpdateCount() != -1) {
      throw new SQLException("more than one result: " + sql);
    }
    return page;
  }

  private static Page read(ResultSet result) throws SQLException {
    ResultSetMetaData about = result.getMetaData();
    List<String> headers = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      headers.add(header(about, i));
    }
    List<List<Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= headers.size(); i++) {
        row.add(result.getObject(i));
      }
      rows.add(row);
    }
    return new Page(headers, rows, result.getWarnings());
  }

  private static String header(ResultSetMetaData about, int i) throws SQLException {
    about.getColumnName(i);
    about.getCatalogName(i);
    about.getSchemaName(i);
    about.getTableName(i);
    about.getColumnType(i);
    about.getPrecision(i);
    about.getScale(i);
    about.getColumnDisplaySize(i);
    about.isAutoIncrement(i);
    about.isReadOnly(i);
    return about.getColumnLabel(i)
        + " "
        + about.getColumnTypeName(i)
        + (about.isNullable(i) == ResultSetMetaData.columnNoNulls ? " not null" : "");
  }

  /** The red square: cancel comes from a job's thread. What the statement ends with. */
  SQLException cancelled(String sql) throws Exception {
    try (Statement statement = statement()) {
      FutureTask<Page> job = new FutureTask<>(() -> execute(statement, sql, 0));
      new Thread(job, "SQL query").start();
      Thread.sleep(500);
      statement.cancel();
      job.get();
      throw new AssertionError("it was answered");
    } catch (ExecutionException ended) {
      return (SQLException) ended.getCause();
    }
  }
}
