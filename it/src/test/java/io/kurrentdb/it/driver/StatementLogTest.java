package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.driver.sqlline.SqlLine;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the log says of statements. */
class StatementLogTest {
  /** Not SQL to the agent's reader, nor to the server. */
  private static final String ODD = "SELECT stream FROM kdb.records FOR SHARE OF 'secret' WHERE 42";

  @Test
  void hasALineForEachStatementAtDebugAndEachTextThatIsNotUnderstoodOnce() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start()) {
      Outcome outcome =
          HostJvm.with(DriverJars.V18_3_0)
              .agent()
              .set("kurrentdb.log-level", "debug")
              .set("kurrentdb.slow-statement-millis", "600000")
              .run(
                  SqlLine.class,
                  endpoint.jdbcUrl(),
                  "SELECT 'a' AS a",
                  ODD,
                  ODD.replace("42", "43"),
                  "DROP TABLE x");
      List<String> log = outcome.log();
      Pattern ran =
          Pattern.compile(
              "statement: \\d+ us, 2 calls, 1 rows, OK; came: SELECT 'a' AS a; sent: SELECT 'a' .*");
      assertEquals(1, log.stream().filter(ran.asMatchPredicate()).count(), outcome.err());
      assertEquals(2, count(log, "statement not taken: "), outcome.err());
      assertTrue(log.contains("statement refused here, 42807; came: DROP TABLE x"), outcome.err());
      assertEquals(1, count(log, "a text was not understood, "), outcome.err());
      String listed = log.stream().filter(l -> l.startsWith("a text was not")).findFirst().get();
      assertTrue(
          listed.matches(".* FOR SHARE OF \\? WHERE \\? \\(unexpected at position \\d+\\)"),
          listed);
    }
  }

  private static long count(List<String> log, String start) {
    return log.stream().filter(line -> line.startsWith(start)).count();
  }
}
