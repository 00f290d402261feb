package io.kurrentdb.it.demo.actions;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a host asks of a connection before the first query. */
final class Metadata {
  private Metadata() {}

  /** Twice: Tomcat's pool does not validate a connection that it has just made. */
  static String borrowTwice(Pools pools) throws SQLException {
    borrow(pools);
    return borrow(pools);
  }

  private static String borrow(Pools pools) throws SQLException {
    try (Connection connection = pools.validated().getConnection()) {
      return connection.isClosed() ? "a closed connection" : "a connection";
    }
  }

  static String product(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection()) {
      DatabaseMetaData data = connection.getMetaData();
      return data.getDatabaseProductName()
          + ' '
          + data.getDatabaseProductVersion()
          + ", quote "
          + data.getIdentifierQuoteString();
    }
  }

  static String isolation(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection()) {
      DatabaseMetaData data = connection.getMetaData();
      return "READ_UNCOMMITTED "
          + yesNo(data, Connection.TRANSACTION_READ_UNCOMMITTED)
          + ", REPEATABLE_READ "
          + yesNo(data, Connection.TRANSACTION_REPEATABLE_READ)
          + ", READ_COMMITTED "
          + yesNo(data, Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  private static String yesNo(DatabaseMetaData data, int level) throws SQLException {
    return data.supportsTransactionIsolationLevel(level) ? "yes" : "no";
  }

  static String tables(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        ResultSet rows = connection.getMetaData().getTables(null, null, "%", null)) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString("TABLE_SCHEM") + '.' + rows.getString("TABLE_NAME"));
      }
      return counted(names);
    }
  }

  static String columns(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        ResultSet rows = connection.getMetaData().getColumns(null, "kdb", "records", "%")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        boolean nullable = rows.getInt("NULLABLE") == DatabaseMetaData.columnNullable;
        names.add(
            rows.getString("COLUMN_NAME")
                + ' '
                + rows.getString("TYPE_NAME")
                + (nullable ? "" : " not null"));
      }
      return counted(names);
    }
  }

  private static String counted(List<String> names) {
    int shown = Math.min(names.size(), 3);
    return names.size()
        + ": "
        + String.join(", ", names.subList(0, shown))
        + (names.size() > shown ? ", ..." : "");
  }
}
