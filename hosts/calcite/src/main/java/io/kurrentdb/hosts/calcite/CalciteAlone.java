package io.kurrentdb.hosts.calcite;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/**
 * Calcite's own driver, which is made with the same library as that of Arrow Flight SQL: prints
 * what it does, to be compared with and without the agent.
 */
public final class CalciteAlone {
  private CalciteAlone() {}

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:calcite:");
        Statement statement = connection.createStatement()) {
      connection(connection);
      metadata(connection.getMetaData());
      statement(connection, statement);
    }
    System.exit(0);
  }

  private static void print(String name, Callable<?> call) {
    try {
      System.out.println(name + " " + call.call());
    } catch (Exception | Error e) {
      String state = e instanceof SQLException ? ((SQLException) e).getSQLState() : "";
      System.out.println(name + " " + e.getClass() + " " + state + " " + e.getMessage());
    }
  }

  private static void connection(Connection connection) {
    print("isValid", () -> connection.isValid(1));
    print("nativeSQL", () -> connection.nativeSQL("SELECT {fn now()}"));
    print("getTypeMap", connection::getTypeMap);
    print("getClientInfo", connection::getClientInfo);
    print("getHoldability", connection::getHoldability);
    print("isReadOnly", connection::isReadOnly);
    print("getCatalog", connection::getCatalog);
    print("prepareCall", () -> connection.prepareCall("{call x}"));
    print("setSavepoint", connection::setSavepoint);
  }

  private static void metadata(DatabaseMetaData about) {
    print("product", about::getDatabaseProductName);
    print("driver", about::getDriverVersion);
    print("quote", about::getIdentifierQuoteString);
    print("upper", about::storesUpperCaseIdentifiers);
    print("escape", about::getSearchStringEscape);
    print("typeInfo", () -> rows(about.getTypeInfo()));
    print("catalogs", () -> rows(about.getCatalogs()));
    print("tables", () -> rows(about.getTables(null, "metadata", "%", null)));
    print("indexes", () -> rows(about.getIndexInfo(null, null, "COLUMNS", false, false)));
  }

  private static void statement(Connection connection, Statement statement) {
    print("values", () -> rows(statement.executeQuery("VALUES (1, 'a', 1.5), (2, NULL, 2.5)")));
    print(
        "empty", () -> rows(statement.executeQuery("SELECT 1 AS one FROM (VALUES 1) WHERE FALSE")));
    print("wrong", () -> statement.executeQuery("SELECT nothing"));
    print("escapes", () -> setEscapes(statement));
    print("maxRows", () -> limited(statement));
    print(
        "dates",
        () ->
            rows(
                statement.executeQuery(
                    "VALUES (DATE '2026-04-12', TIMESTAMP '2026-04-12 13:20:00')")));
    print("parameter", () -> parameter(connection));
    print("cancel", () -> cancelled(statement));
  }

  private static Object setEscapes(Statement statement) throws SQLException {
    statement.setEscapeProcessing(true);
    return true;
  }

  private static String limited(Statement statement) throws SQLException {
    statement.setMaxRows(1);
    return rows(statement.executeQuery("VALUES 1, 2, 3"));
  }

  private static String parameter(Connection connection) throws SQLException {
    try (PreparedStatement prepared =
        connection.prepareStatement("SELECT * FROM (VALUES 1, 2, 3) AS t(x) WHERE x > ?")) {
      prepared.setDouble(1, 1.5);
      return rows(prepared.executeQuery());
    }
  }

  private static Object cancelled(Statement statement) throws SQLException {
    statement.cancel();
    return statement.isClosed();
  }

  private static String rows(ResultSet result) throws SQLException {
    try (result) {
      ResultSetMetaData about = result.getMetaData();
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        text.append(about.getColumnLabel(i)).append(':').append(about.getColumnType(i));
        text.append(about.isSigned(i)).append(about.getPrecision(i)).append(' ');
      }
      while (result.next()) {
        text.append('|');
        for (int i = 1; i <= about.getColumnCount(); i++) {
          text.append(result.getObject(i)).append(' ');
        }
      }
      return text.toString();
    }
  }
}
