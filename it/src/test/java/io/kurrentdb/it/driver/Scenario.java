package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the scenarios of one JVM share: a connection to the endpoint, and short ways to ask. */
public final class Scenario {
  private final String url;
  private Connection connection;

  Scenario(String url) {
    this.url = url;
  }

  /** The main program of the JVM under test: the URL, then nothing. */
  public static void main(String[] arguments) throws Exception {
    Scenario scenario = new Scenario(arguments[0]);
    check("connecting", () -> scenario.connection().getMetaData().getDatabaseProductName());
    new ValueChecks(scenario).run();
    new ResultChecks(scenario).run();
    new ErrorChecks(scenario).run();
    new ParameterValueChecks(scenario).run();
    new ParameterChecks(scenario).run();
    new ParameterFuzz(scenario).run();
    new StatementChecks(scenario).run();
    new MetadataChecks(scenario).run();
    new MetadataClosing(scenario).run();
    check("closing", () -> scenario.connection().close());
    Checks.end();
  }

  String url() {
    return url;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  Connection connection() throws SQLException {
    if (connection == null || connection.isClosed()) {
      connection = connect();
    }
    return connection;
  }

  /** Reads from the first row of a result. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws Exception;
  }

  /** What the first row of a query gives. */
  <T> T first(String sql, Reader<T> reader) throws Exception {
    try (Statement statement = connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      if (!result.next()) {
        throw new AssertionError("no row: " + sql);
      }
      return reader.read(result);
    }
  }

  /** Sets one parameter. */
  @FunctionalInterface
  interface Setter {
    void set(PreparedStatement statement) throws Exception;
  }

  /** What {@code SELECT ?} gives for a parameter. */
  <T> T echo(Setter setter, Reader<T> reader) throws Exception {
    try (PreparedStatement statement = connection().prepareStatement("SELECT ? AS x")) {
      setter.set(statement);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return reader.read(result);
      }
    }
  }
}
