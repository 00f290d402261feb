package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;

/** Errors: their class, SQLState and message. */
final class ErrorChecks {
  private final Scenario scenario;

  ErrorChecks(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    check(
        "a column that is not there",
        () -> {
          SQLException e = fails(SQLSyntaxErrorException.class, "SELECT strem FROM kdb.records");
          yes(e.getSQLState().startsWith("42"), e.getSQLState());
          yes(!e.getMessage().isBlank(), e);
        });
    check(
        "a table that is not there",
        () -> {
          SQLException e = fails(SQLSyntaxErrorException.class, "SELECT * FROM kdb.record");
          yes(e.getSQLState().startsWith("42"), e.getSQLState());
        });
    check(
        "a statement that writes",
        () -> {
          SQLException e = fails(SQLSyntaxErrorException.class, "DELETE FROM kdb.records");
          yes(e.getSQLState().startsWith("42"), e.getSQLState());
          yes(e.getMessage().contains("read-only"), e.getMessage());
        });
    check("an error at prepare", this::prepare);
    check("an error in the middle of a result comes out of next as SQLException", this::middle);
    check("an error at the start of a result", this::start);
    check("errors of the driver itself have an SQLState", this::driver);
    check("a getter before the first row and after the last", this::outsideTheRows);
    check("a batch of texts is refused as a write", this::batch);
    check("a closed connection", this::closedConnection);
    check("nobody listens", this::nobody);
    check("a connection goes on after a hundred and fifty errors", this::manyErrors);
  }

  private <T extends SQLException> T fails(Class<T> type, String sql) {
    return thrown(
        type,
        () -> {
          try (Statement statement = scenario.connection().createStatement();
              ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
              result.getObject(1);
            }
          }
        });
  }

  private void prepare() {
    SQLException e =
        thrown(
            SQLSyntaxErrorException.class,
            () -> {
              try (PreparedStatement statement =
                  scenario.connection().prepareStatement("SELECT nope FROM kdb.records")) {
                statement.executeQuery().close();
              }
            });
    yes(e.getSQLState().startsWith("42"), e.getSQLState());
  }

  private void middle() {
    SQLException e =
        thrown(
            java.sql.SQLDataException.class,
            () -> {
              try (Statement statement = scenario.connection().createStatement();
                  ResultSet result =
                      statement.executeQuery(
                          "SELECT CASE WHEN log_position > (SELECT max(log_position) - 10 FROM"
                              + " kdb.records) THEN CAST(stream AS INTEGER) ELSE 1 END FROM"
                              + " kdb.records ORDER BY log_position")) {
                while (result.next()) {
                  result.getObject(1);
                }
              }
            });
    yes(e.getSQLState().startsWith("22"), e.getSQLState());
  }

  private void start() {
    SQLException e =
        fails(java.sql.SQLDataException.class, "SELECT CAST(stream AS INTEGER) FROM kdb.records");
    yes(e.getSQLState().startsWith("22"), e.getSQLState());
  }

  private void driver() throws SQLException {
    try (Statement statement = scenario.connection().createStatement()) {
      ResultSet result = statement.executeQuery("SELECT * FROM kdb.records LIMIT 1");
      result.next();
      same("07009", thrown(SQLException.class, () -> result.getString(99)).getSQLState());
      same(
          "42703",
          thrown(SQLSyntaxErrorException.class, () -> result.getString("nope")).getSQLState());
      same("HY024", thrown(SQLException.class, () -> statement.setMaxRows(-1)).getSQLState());
      same("HY024", thrown(SQLException.class, () -> statement.setMaxFieldSize(-1)).getSQLState());
      result.close();
      same("24000", thrown(SQLException.class, result::next).getSQLState());
      statement.close();
      same(
          "24000",
          thrown(SQLException.class, () -> statement.executeQuery("SELECT 1")).getSQLState());
    }
  }

  private void outsideTheRows() throws SQLException {
    String sql = "SELECT log_position, stream, deleted, 1.5, record_id FROM kdb.records LIMIT 1";
    try (Statement statement = scenario.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      everyGetterFails(result);
      yes(result.next(), "no row");
      result.getObject(5);
      yes(!result.next(), "two rows");
      everyGetterFails(result);
    }
  }

  private static void everyGetterFails(ResultSet result) {
    for (int column = 1; column <= 5; column++) {
      int at = column;
      same("24000", thrown(SQLException.class, () -> result.getObject(at)).getSQLState());
      same("24000", thrown(SQLException.class, () -> result.getString(at)).getSQLState());
      same("24000", thrown(SQLException.class, () -> result.getLong(at)).getSQLState());
    }
  }

  private void batch() throws SQLException {
    try (Statement statement = scenario.connection().createStatement()) {
      statement.addBatch("SELECT 1");
      SQLException e = thrown(SQLSyntaxErrorException.class, statement::executeBatch);
      yes(e.getMessage().contains("read-only"), e.getMessage());
    }
  }

  private void closedConnection() throws SQLException {
    Connection connection = scenario.connect();
    connection.close();
    same(
        "08003",
        thrown(SQLNonTransientConnectionException.class, connection::createStatement)
            .getSQLState());
    same(false, connection.isValid(1));
    connection.close();
  }

  private void nobody() {
    String url = "jdbc:arrow-flight-sql://127.0.0.1:1/?useEncryption=false&user=u&password=p";
    SQLException e = thrown(SQLException.class, () -> DriverManager.getConnection(url).close());
    same("08001", e.getSQLState());
  }

  private void manyErrors() throws Exception {
    for (int i = 0; i < 150; i++) {
      fails(SQLSyntaxErrorException.class, "SELECT nope" + i + " FROM kdb.records");
    }
    same(1, scenario.first("SELECT 1", r -> r.getInt(1)));
  }
}
