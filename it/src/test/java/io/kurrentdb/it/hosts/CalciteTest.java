package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Apache Calcite's adapter for JDBC, with a schema over KurrentDB. */
class CalciteTest {
  private static final String PROGRAMS = "io.kurrentdb.hosts.calcite.";
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";

  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().authentication().rows(12_000).start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicTest> tablesAreListedAndQueriesPushedDown() {
    Outcome outcome =
        jvm()
            .agent()
            .run(
                PROGRAMS + "CalciteChecks",
                "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false",
                DRIVER);
    String line = "installed Apache Calcite: a dialect for KurrentDB (calcite-dialect)";
    return outcome.testsAndLog(line);
  }

  @Test
  void withoutTheAgentItTakesNoSchema() {
    Outcome outcome =
        jvm()
            .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
            .run(PROGRAMS + "CalciteChecks", endpoint.jdbcUrl(), DRIVER);
    assertTrue(outcome.exitCode() != 0, outcome::out);
    assertTrue(outcome.err().contains("\"databaseProductName\" is null"), outcome::err);
  }

  @Test
  void calcitesOwnDriverIsServedAsBefore() {
    Outcome before = jvm().run(PROGRAMS + "CalciteAlone");
    Outcome after = jvm().agent().run(PROGRAMS + "CalciteAlone");
    assertTrue(before.outLines().size() > 20, before::out);
    assertEquals(before.out(), after.out());
  }

  private static HostJvm jvm() {
    return HostJvm.with(DriverJars.V18_3_0).classPath(HostFiles.classPath("calcite"));
  }
}
