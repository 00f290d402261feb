package io.kurrentdb.it.driver;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Statements without end on one connection, one in ten of them failing: some are read to their end,
 * some left half read, some closed with their connection's other results open. Prints what the
 * driver still holds of direct memory.
 */
final class ManyStatements {
  private static final String[] FAILING = {
    "SELECT nothing_here FROM kdb.records",
    "SELECT CAST(stream AS INTEGER) FROM kdb.records",
    "SELECT CASE WHEN log_position > 15000 THEN CAST(stream AS INTEGER) ELSE 1 END"
        + " FROM kdb.records ORDER BY log_position",
    "DELETE FROM kdb.records",
    "SELECT 'unbalanced FROM kdb.records"
  };

  private final Connection connection;
  private ResultSet leftOpen;
  private int failed;

  private ManyStatements(Connection connection) {
    this.connection = connection;
  }

  /** Arguments: the URL and how many statements. */
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[1]);
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      ManyStatements many = new ManyStatements(connection);
      for (int i = 0; i < count; i++) {
        many.run(i);
      }
      many.leftOpen.close();
      System.out.println("failed " + many.failed + ", held " + held(connection));
    }
  }

  private void run(int i) throws SQLException {
    if (i % 10 == 9) {
      fail(FAILING[i / 10 % FAILING.length]);
    } else if (i % 10 == 5) {
      prepared(i);
    } else if (i % 10 == 3) {
      leaveOpen();
    } else {
      read("SELECT log_position, stream FROM kdb.records LIMIT " + i % 3, Integer.MAX_VALUE);
    }
  }

  private void fail(String sql) {
    try {
      read(sql, Integer.MAX_VALUE);
    } catch (SQLException expected) {
      failed++;
    }
  }

  private void prepared(int i) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT stream FROM kdb.records WHERE log_position = ?")) {
      statement.setLong(1, i % 300 * 100L);
      statement.executeQuery().next();
    }
  }

  /** Half read when its statement is closed, in the round after the next. */
  private void leaveOpen() throws SQLException {
    if (leftOpen != null) {
      leftOpen.getStatement().close();
    }
    Statement statement = connection.createStatement();
    leftOpen = statement.executeQuery("SELECT log_position FROM kdb.records");
    leftOpen.next();
  }

  private void read(String sql, int rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      for (int i = 0; i < rows && result.next(); i++) {
        result.getObject(1);
      }
    }
  }

  /** Bytes that the connection's allocator has given out and not got back. */
  private static long held(Connection connection) throws ReflectiveOperationException {
    Field field = connection.getClass().getDeclaredField("allocator");
    field.setAccessible(true);
    Object allocator = field.get(connection);
    return (long) field.getType().getMethod("getAllocatedMemory").invoke(allocator);
  }
}
