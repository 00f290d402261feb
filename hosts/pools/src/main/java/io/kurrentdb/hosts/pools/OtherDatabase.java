package io.kurrentdb.hosts.pools;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Every pool over H2: prints what it sees, to be compared with and without the agent. */
public final class OtherDatabase {
  private OtherDatabase() {}

  public static void main(String[] arguments) throws Exception {
    for (Pool pool : Pool.values()) {
      for (String validationQuery : new String[] {null, "SELECT 1"}) {
        print(pool, validationQuery);
      }
    }
    System.exit(0);
  }

  private static void print(Pool pool, String validationQuery) throws Exception {
    String url = "jdbc:h2:mem:" + pool + ";DB_CLOSE_DELAY=-1";
    Pool.Source source = new Pool.Source(url, "org.h2.Driver", "sa", "", validationQuery, 2);
    try (Pool.Opened opened = pool.open(source)) {
      write(opened.connections());
      read(pool, opened.connections());
      fail(pool, opened.connections());
    }
  }

  private static void write(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(false);
      statement.execute("CREATE TABLE IF NOT EXISTS orders(id BIGINT, country VARCHAR(2))");
      connection.setAutoCommit(false);
      statement.executeUpdate("INSERT INTO orders VALUES (1, 'DE'), (2, NULL)");
      connection.rollback();
      statement.executeUpdate("INSERT INTO orders VALUES (3, 'FR')");
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void read(Pool pool, DataSource connections) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM orders WHERE id > ?")) {
      DatabaseMetaData about = connection.getMetaData();
      System.out.println(
          pool + " " + about.getDatabaseProductName() + " " + about.getIdentifierQuoteString());
      System.out.println(connection.isReadOnly() + " " + connection.getTransactionIsolation());
      statement.setInt(1, 0);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          System.out.println(rows.getLong(1) + " " + rows.getString(2));
        }
      }
    }
  }

  private static void fail(Pool pool, DataSource connections) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT nothing FROM orders");
    } catch (SQLException e) {
      System.out.println(
          pool + " " + e.getSQLState() + " " + e.getErrorCode() + " " + e.getMessage());
    }
  }
}
