package io.kurrentdb.it.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Does one thing after the other on one connection, with a query between them that names the next,
 * so that {@link RoundTripTest} can tell from the endpoint's list of calls what each cost.
 */
final class RoundTrips {
  static final String MARK = "'part:";
  private static final String ONE = "SELECT stream FROM kdb.records WHERE log_position = 100";
  private static final String WITH_VALUES =
      "SELECT stream FROM kdb.records WHERE log_position = ? AND stream <> ?";

  private final Connection connection;

  private RoundTrips(Connection connection) {
    this.connection = connection;
  }

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      new RoundTrips(connection).run();
    }
  }

  private void run() throws SQLException {
    connection.isValid(5);
    query("SELECT 1");
    part("a text for the first time", () -> query(ONE));
    part("the same text again", () -> query(ONE));
    part("SELECT 1 to validate", () -> query("SELECT 1"));
    part("isValid", () -> connection.isValid(5));
    part("a statement that is refused here", () -> failing("DELETE FROM kdb.records"));
    part("a statement that the server refuses", () -> failing("SELECT nope FROM kdb.records"));
    part(
        "preparing a text with parameters", () -> connection.prepareStatement(WITH_VALUES).close());
    PreparedStatement prepared = connection.prepareStatement(WITH_VALUES);
    part("prepared, other values", () -> execute(prepared, 200));
    part("prepared, the same values again", () -> execute(prepared, 200));
    part("prepared, the number of parameters", () -> count(prepared));
    part("prepared, the types of parameters", () -> types(prepared));
    part("prepared, the types again", () -> types(prepared));
    part("closing a prepared statement", prepared::close);
    part("one result in three, the others unread", this::unread);
    part("the end", () -> {});
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void part(String name, Work work) throws SQLException {
    query("SELECT " + MARK + name + "'");
    work.run();
  }

  private void query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }

  private void failing(String sql) {
    try {
      query(sql);
      throw new IllegalStateException(sql + " works");
    } catch (SQLException expected) {
      // What it says is tested elsewhere.
    }
  }

  private static void execute(PreparedStatement statement, long position) throws SQLException {
    statement.setLong(1, position);
    statement.setString(2, "nobody");
    statement.executeQuery().close();
  }

  private static void count(PreparedStatement statement) throws SQLException {
    statement.getParameterMetaData().getParameterCount();
  }

  private static void types(PreparedStatement statement) throws SQLException {
    statement.getParameterMetaData().getParameterType(1);
    statement.getParameterMetaData().getParameterTypeName(2);
  }

  private void unread() throws SQLException {
    for (int i = 0; i < 3; i++) {
      try (Statement statement = connection.createStatement()) {
        statement.executeQuery(ONE);
      }
    }
  }
}
