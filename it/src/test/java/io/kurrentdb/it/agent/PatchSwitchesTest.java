package io.kurrentdb.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each patch switched off alone: the others work, and the log says no more than what is so. */
class PatchSwitchesTest {
  private static final String OPEN = "--add-opens=java.base/java.nio=ALL-UNNAMED";

  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(50).start();
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  /** The ids are those that the agent's own help lists, the driver's first. */
  @TestFactory
  Stream<DynamicTest> withoutOneOfTheDriversPatchesTheDriverQueries() {
    return ids().stream()
        .filter(id -> !isOfHost(id))
        .map(id -> dynamicTest("without " + id, () -> withoutOne(id)));
  }

  private static void withoutOne(String id) {
    HostJvm jvm = HostJvm.with(Matrix.NEWEST).agent().set("kurrentdb.patch." + id, "off");
    if (id.equals("jdk-access")) {
      jvm.option(OPEN);
    }
    Outcome outcome = run(jvm);
    List<String> log = outcome.log();
    String set = "settings that differ from the default: -Dkurrentdb.patch." + id + "=off";
    assertTrue(log.contains(set), outcome::err);
    if (id.equals("connect")) {
      // Its own consequence: no summary is printed.
      assertEquals(2, log.size(), outcome::err);
      return;
    }
    List<String> off = log.stream().filter(line -> line.startsWith("switched off: ")).toList();
    List<String> expected = id.equals("execute") ? List.of(id, "parameters") : List.of(id);
    assertEquals(
        expected, off.stream().map(PatchSwitchesTest::bracketed).sorted().toList(), outcome::err);
    if (id.equals("flight-channel")) {
      assertTrue(
          log.stream().anyMatch(line -> line.startsWith("no server is taken for")), outcome::err);
      return;
    }
    String last = log.get(log.size() - 1);
    assertEquals("all patches installed and verified", last, outcome::err);
  }

  @Test
  void withoutThePatchesOfHostsTheDriverHasAllOfItsOwn() {
    HostJvm jvm = HostJvm.with(Matrix.NEWEST).agent();
    ids().stream()
        .filter(PatchSwitchesTest::isOfHost)
        .forEach(id -> jvm.environment("KURRENTDB_PATCH_" + variable(id), "off"));
    Outcome outcome = run(jvm);
    List<String> log = outcome.log();
    assertEquals("all patches installed and verified", log.get(log.size() - 1), outcome::err);
    assertTrue(outcome.err().contains("KURRENTDB_PATCH_SPARK_DIALECT=off"), outcome::err);
  }

  @Test
  void theSwitchForAllLeavesTheDriverAsItIs() {
    Outcome outcome =
        run(
            HostJvm.with(Matrix.NEWEST)
                .agent()
                .option(OPEN)
                .environment("KURRENTDB_ENABLED", "false"));
    assertEquals(2, outcome.log().size(), outcome::err);
    assertEquals("switched off by KURRENTDB_ENABLED, nothing is patched.", outcome.log().get(1));
  }

  private static Outcome run(HostJvm jvm) {
    Outcome outcome = jvm.run(Application.class, endpoint.jdbcUrl());
    assertTrue(outcome.out().contains("stream orders-"), () -> outcome.out() + outcome.err());
    assertTrue(
        outcome.out().contains("errors inside the agent: 0 "), () -> outcome.out() + outcome.err());
    assertEquals(
        List.of(),
        outcome.errLines().stream()
            .filter(line -> line.contains(" ERROR ") || line.contains(" WARN "))
            .filter(line -> !line.contains("no server is taken for KurrentDB"))
            .toList());
    return outcome;
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    String help =
        HostJvm.plain()
            .classPath(List.of(HostJvm.agentJar().toString()))
            .run("io.kurrentdb.agent.Main", "help", "--markdown")
            .out();
    for (String line : help.lines().toList()) {
      int at = line.indexOf("`KURRENTDB_PATCH_");
      if (at > 0 && line.startsWith("| `")) {
        ids.add(line.substring(3, line.indexOf('`', 3)));
      }
    }
    assertTrue(ids.size() > 20, help);
    return ids;
  }

  private static boolean isOfHost(String id) {
    return id.endsWith("-dialect") || id.startsWith("spring-");
  }

  private static String variable(String id) {
    return id.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
  }

  /** {@code url} of a line that ends with {@code (url)}. */
  private static String bracketed(String line) {
    return line.substring(line.lastIndexOf('(') + 1, line.length() - 1);
  }

  /** Runs in the host's JVM. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection(arguments[0])) {
        query(connection, "SELECT stream FROM kdb.records LIMIT 3");
        query(connection, "SELECT stream FROM kdb.records WHERE log_position >= ? LIMIT 3");
      }
      Checks.end();
    }

    private static void query(Connection connection, String sql) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        if (sql.indexOf('?') > 0) {
          statement.setLong(1, 0);
        }
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            System.out.println("stream " + rows.getString(1));
          }
        }
      }
    }
  }
}
