package io.kurrentdb.it.driver.sqlline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** By its name the agent takes this program for SQLLine. Arguments: the URL and the queries. */
public final class SqlLine {
  private SqlLine() {}

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      for (int i = 1; i < arguments.length; i++) {
        run(connection, arguments[i]);
      }
    }
  }

  private static void run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      System.out.println(
          count + (rows.getWarnings() == null ? "" : " " + rows.getWarnings().getSQLState()));
    } catch (SQLException e) {
      System.out.println(e.getSQLState());
    }
  }
}
