package io.kurrentdb.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Jdk;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The driver as a module, and a Java that lacks modules, as one made by jlink can; and as one has
 * whose main class is in a module, since it then gets no more than its module asks for.
 */
class ModulesTest {
  private static final String VERIFIED = "all patches installed and verified";

  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(10).start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  /** Runs in the host's JVM. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection(arguments[0]);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM kdb.records")) {
        rows.next();
        System.out.println(rows.getLong(1) + " in " + DriverManager.drivers().count());
      }
    }
  }

  /** Without java.nio opened to that module, the driver waits for ever for its first row. */
  @ParameterizedTest
  @CsvSource({"V15_0_2,BUILD", "V18_3_0,BUILD", "V18_3_0,JAVA_25"})
  void theDriverWorksOnTheModulePath(DriverJars driver, Jdk jdk) {
    Outcome outcome =
        HostJvm.plain()
            .on(jdk)
            .agent()
            .option("--module-path=" + driver.classPath().get(0))
            .option("--add-modules=ALL-MODULE-PATH")
            .run(Application.class, endpoint.jdbcUrl());
    assertEquals(List.of("10 in 1"), outcome.outLines(), outcome::err);
    assertTrue(outcome.log().contains(VERIFIED), outcome::err);
    assertEquals(List.of(), problems(outcome));
  }

  @Test
  void theSummaryComesWithoutJmx() {
    Outcome outcome = with("java.sql,java.naming,java.instrument,jdk.unsupported");
    assertEquals(List.of("10 in 1"), outcome.outLines(), outcome::err);
    assertTrue(outcome.log().contains(VERIFIED), outcome::err);
    assertEquals(1, problems(outcome).size(), outcome::err);
    assertTrue(problems(outcome).get(0).contains("the counters are not in JMX: "), outcome::err);
  }

  @Test
  void theModuleThatTheDriverLacksIsNamed() {
    Outcome outcome = with("java.sql,java.naming,java.instrument");
    assertEquals(1, outcome.exitCode());
    assertTrue(problems(outcome).get(0).contains("--add-modules=jdk.unsupported"), outcome::err);
  }

  private static Outcome with(String modules) {
    return HostJvm.with(Matrix.NEWEST)
        .agent()
        .option("--limit-modules=" + modules)
        .run(Application.class, endpoint.jdbcUrl());
  }

  private static List<String> problems(Outcome outcome) {
    return outcome.errLines().stream()
        .filter(line -> line.contains(" kurrentdb: ") && !line.contains(" INFO "))
        .toList();
  }
}
