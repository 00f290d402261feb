package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLLine's own main program, with a script. */
class SqlLineTest {
  private static final String CONNECT =
      """
      !set force true
      !set outputformat csv
      !connect %s admin changeit
      """;

  private static EmbeddedEndpoint endpoint;

  @TempDir private Path folder;

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().authentication().rows(12_000).start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  @Test
  void itConnectsListsAndQueries() throws IOException {
    Outcome outcome =
        sqlLine(
            HostJvm.with(DriverJars.V18_3_0).agent(),
            "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false",
            """
            !tables
            !columns records
            !dbinfo
            !typeinfo
            !primarykeys records
            SELECT 1 AS one;
            WITH o AS (SELECT * FROM kdb.records)
            SELECT c.field_country, count(*) FROM o
            JOIN usr."orders-by-country" c USING (log_position) GROUP BY 1 ORDER BY 1;
            SELECT stream FROM kdb.records WHERE log_position < 0;
            SELECT steam FROM kdb.records;
            !reconnect
            SELECT log_position FROM kdb.records;
            """);
    List<String> out = outcome.outLines();
    assertTrue(
        out.contains("'','usr','orders-by-country','TABLE','','','','','',''"), outcome::out);
    assertEquals(15, count(out, "'','kdb','records','"), outcome::out);
    assertTrue(
        out.stream()
            .anyMatch(l -> l.startsWith("getDatabaseProductName") && l.endsWith("KurrentDB")));
    assertTrue(
        out.containsAll(List.of("'one'", "'France','6000'", "'Germany','6000'", "'stream'")));
    assertTrue(outcome.err().contains("Did you mean stream? (state=42703,code=0)"), outcome::err);
    assertTrue(outcome.err().contains("10,000 rows selected"), outcome::err);
    assertTrue(outcome.log().stream().anyMatch(l -> l.startsWith("this is SQLLine:")));
    assertTrue(outcome.log().contains("all patches installed and verified"), outcome::err);
  }

  @Test
  void withoutTheAgentThereAreNoTables() throws IOException {
    Outcome outcome =
        sqlLine(
            HostJvm.with(DriverJars.V18_3_0).option("--add-opens=java.base/java.nio=ALL-UNNAMED"),
            endpoint.jdbcUrl(),
            "!tables\nSELECT 1 AS one;\n");
    assertFalse(outcome.out().contains("records"), outcome::out);
    assertFalse(outcome.outLines().contains("'one'"), outcome::out);
    assertTrue(outcome.err().contains("Exception was thrown by handler."), outcome::err);
  }

  /** But for the line that {@code !tables} has. */
  private static long count(List<String> lines, String start) {
    return lines.stream().filter(l -> l.startsWith(start) && !l.contains("'TABLE'")).count();
  }

  private Outcome sqlLine(HostJvm jvm, String url, String commands) throws IOException {
    Path script = folder.resolve("script");
    Files.writeString(script, CONNECT.formatted(url) + commands + "!quit\n");
    return jvm.classPath(HostFiles.classPath("calcite"))
        .run("sqlline.SqlLine", "-f", script.toString());
  }
}
