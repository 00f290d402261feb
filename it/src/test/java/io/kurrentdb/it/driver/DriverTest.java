package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** JDBC as applications use it, through every build of the driver, in a JVM with the agent. */
class DriverTest {
  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(2_000).start();
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicNode> everyBuildOfTheDriver() {
    return Matrix.drivers(
        (driver, jdk) ->
            HostJvm.with(driver)
                .on(jdk)
                .agent()
                .set("user.timezone", "America/New_York")
                .run(Scenario.class, endpoint.jdbcUrl())
                .tests());
  }

  @TestFactory
  Stream<DynamicNode> nothingButTheAgentsLinesIsOnStandardError() {
    return Matrix.drivers(
        (driver, jdk) ->
            Stream.of(
                isQuiet(
                    HostJvm.with(driver).on(jdk).agent().run(GoodRun.class, endpoint.jdbcUrl()))));
  }

  private static DynamicTest isQuiet(Outcome outcome) {
    return dynamicTest(
        "the summary, and no other line",
        () -> {
          assertEquals("done", outcome.out().trim(), outcome::err);
          assertEquals(List.of(), outcome.errLines().stream().filter(DriverTest::isNoise).toList());
          assertTrue(outcome.log().contains("all patches installed and verified"), outcome::err);
        });
  }

  /** Up to 15 the driver brings SLF4J along without a provider, which says so. */
  private static boolean isNoise(String line) {
    boolean ours = line.contains(" INFO  kurrentdb: ");
    return !ours && !line.startsWith("SLF4J: ");
  }

  /** What an application does where nothing goes wrong. */
  static final class GoodRun {
    private GoodRun() {}

    public static void main(String[] arguments) throws SQLException {
      try (Connection connection = DriverManager.getConnection(arguments[0]);
          Statement statement = connection.createStatement();
          PreparedStatement prepared =
              connection.prepareStatement(
                  "SELECT stream FROM kdb.records WHERE log_position < ?")) {
        prepared.setLong(1, 100_000);
        read(prepared.executeQuery());
        read(statement.executeQuery("SELECT * FROM kdb.records LIMIT 10"));
        read(connection.getMetaData().getColumns(null, "kdb", "records", "%"));
      }
      System.out.println("done");
    }

    private static void read(ResultSet rows) throws SQLException {
      if (!rows.next()) {
        throw new SQLException("no row");
      }
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }
}
