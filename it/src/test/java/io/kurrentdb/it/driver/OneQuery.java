package io.kurrentdb.it.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * Connects, reads one query and closes everything. Arguments: the URL and, if wanted, the query.
 */
final class OneQuery {
  private OneQuery() {}

  public static void main(String[] arguments) throws Exception {
    String sql = arguments.length > 1 ? arguments[1] : "SELECT stream FROM kdb.records";
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      System.out.println("rows " + count);
      System.out.println("warning " + rows.getWarnings());
    }
  }
}
