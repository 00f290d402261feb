package io.kurrentdb.hosts.metabase;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;

/** How Metabase runs a question: metabase.driver.sql-jdbc.execute, call by call. */
final class Questions {
  private static final String REMARK =
      "-- Metabase:: userID: 1 queryType: MBQL queryHash:"
          + " 5d1c0e1f7b2a4c6d8e9f00112233445566778899aabbccddeeff001122334455\n";
  private static final int[] LEVELS = {
    Connection.TRANSACTION_READ_UNCOMMITTED,
    Connection.TRANSACTION_REPEATABLE_READ,
    Connection.TRANSACTION_READ_COMMITTED
  };

  private final DataSource pool;

  Questions(DataSource pool) {
    this.pool = pool;
  }

  /**
   * What a question shows.
   *
   * @param warning of the result; null where there is none
   */
  record Answer(List<String> columns, List<List<Object>> rows, SQLWarning warning) {
    Object first() {
      return rows.get(0).get(0);
    }
  }

  /** What is done with a connection of the pool. */
  @FunctionalInterface
  interface Use<T> {
    T with(Connection connection) throws SQLException;
  }

  <T> T borrow(Use<T> use) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      setOptions(connection);
      return use.with(connection);
    }
  }

  private static void setOptions(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    for (int level : LEVELS) {
      if (about.supportsTransactionIsolationLevel(level)) {
        connection.setTransactionIsolation(level);
        break;
      }
    }
    connection.setReadOnly(true);
    connection.setAutoCommit(true);
    connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
  }

  /** A question as people see it: 2000 rows at most. */
  Answer ask(String sql, Object... parameters) throws SQLException {
    return ask(2_000, sql, parameters);
  }

  Answer ask(int maxRows, String sql, Object... parameters) throws SQLException {
    return borrow(
        connection ->
            parameters.length == 0
                ? plain(connection, REMARK + sql, maxRows)
                : prepared(connection, REMARK + sql, maxRows, parameters));
  }

  private static Answer plain(Connection connection, String sql, int maxRows) throws SQLException {
    try (Statement statement = statement(connection)) {
      prepare(statement, maxRows);
      if (!statement.execute(sql)) {
        throw new SQLException("no result: " + sql);
      }
      return read(statement.getResultSet());
    }
  }

  static Statement statement(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.CLOSE_CURSORS_AT_COMMIT);
  }

  private static Answer prepared(
      Connection connection, String sql, int maxRows, Object... parameters) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            sql,
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
      if (statement.getParameterMetaData().getParameterCount() < parameters.length) {
        throw new SQLException("too few parameters: " + sql);
      }
      prepare(statement, maxRows);
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return read(statement.executeQuery());
    }
  }

  private static void prepare(Statement statement, int maxRows) throws SQLException {
    statement.setFetchDirection(ResultSet.FETCH_FORWARD);
    if (statement.getFetchSize() == 0) {
      statement.setFetchSize(500);
    }
    statement.setMaxRows(maxRows);
  }

  private static Answer read(ResultSet result) throws SQLException {
    try (result) {
      ResultSetMetaData about = result.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        columns.add(about.getColumnLabel(i));
      }
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          row.add(value(result, about.getColumnType(i), i));
        }
        rows.add(row);
      }
      return new Answer(columns, rows, result.getWarnings());
    }
  }

  private static Object value(ResultSet row, int type, int i) throws SQLException {
    if (type == Types.TIMESTAMP) {
      return row.getTimestamp(i) == null ? null : row.getTimestamp(i).toLocalDateTime();
    }
    return row.getObject(i);
  }

  /** The columns of a model, of which nothing is run: metabase.driver.sql-jdbc.metadata. */
  List<String> columnsWithoutRunning(String sql) throws SQLException {
    return borrow(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSetMetaData about = statement.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
              columns.add(about.getColumnLabel(i) + " " + about.getColumnTypeName(i));
            }
            return columns;
          }
        });
  }

  /** Someone leaves the page while a question runs: what the question ends with. */
  SQLException cancelled(String sql) throws SQLException {
    return borrow(
        connection -> {
          try (Statement statement = statement(connection)) {
            FutureTask<Answer> question = new FutureTask<>(() -> run(statement, sql));
            new Thread(question, "question").start();
            Thread.sleep(500);
            statement.cancel();
            question.get();
            throw new AssertionError("it was answered");
          } catch (ExecutionException ended) {
            return (SQLException) ended.getCause();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Answer run(Statement statement, String sql) throws SQLException {
    statement.execute(sql);
    return read(statement.getResultSet());
  }
}
