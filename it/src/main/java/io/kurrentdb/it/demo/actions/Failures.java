package io.kurrentdb.it.demo.actions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Mistakes that people make, and what is left of the connection after them. */
final class Failures {
  private static final String MISTYPED = "SELECT straem FROM kdb.records LIMIT 1";

  private Failures() {}

  static String mistyped(Pools pools) throws SQLException {
    try {
      return "no error: " + Queries.rows(pools, MISTYPED);
    } catch (SQLException e) {
      return "SQLState " + e.getSQLState() + ": " + e.getMessage();
    }
  }

  /** All on one connection: the server counts its failures by connection. */
  static String manyThenOne(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection()) {
      int refused = 0;
      for (int i = 0; i < 120; i++) {
        refused += isRefused(connection) ? 1 : 0;
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(Queries.COUNT)) {
        return refused + " refused, then " + (rows.next() ? "1 row" : "no row");
      }
    }
  }

  private static boolean isRefused(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(MISTYPED)) {
      return !rows.next();
    } catch (SQLException expected) {
      return true;
    }
  }
}
