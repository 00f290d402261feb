package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.driver.sqlline.SqlLine;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cap on rows: where it holds by itself, where not, and that it never cuts without a word. */
class RowCapTest {
  private static final String LONG = "SELECT log_position FROM kdb.records";
  private static final String OWN_LIMIT = LONG + " LIMIT 10500";
  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(11_000).start();
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  @Test
  void aViewerIsCappedAndItsUserToldOnceForEachResult() {
    Outcome outcome =
        jvm().run(SqlLine.class, endpoint.jdbcUrl(), LONG, OWN_LIMIT, LONG + " LIMIT 5");
    assertEquals(List.of("10000 01004", "10500", "5"), outcome.outLines(), outcome.err());
    assertEquals(1, warnings(outcome).size(), outcome.err());
    assertTrue(warnings(outcome).get(0).contains("KURRENTDB_MAX_ROWS"), outcome.err());
    assertTrue(outcome.err().contains("this is SQLLine: "), outcome.err());
  }

  @Test
  void whatIsNoNumberIsWarnedAboutAndTheDefaultHolds() {
    Outcome outcome =
        jvm().environment("KURRENTDB_MAX_ROWS", "ten").run(SqlLine.class, endpoint.jdbcUrl(), LONG);
    assertEquals(List.of("10000 01004"), outcome.outLines(), outcome.err());
    assertTrue(
        outcome
            .log()
            .contains("KURRENTDB_MAX_ROWS=ten is not a number: the default, 10000, is used."),
        outcome.err());
  }

  @Test
  void zeroTakesTheCapAwayAndTheUrlSetsAnother() {
    Outcome outcome =
        jvm().environment("KURRENTDB_MAX_ROWS", "-1").run(SqlLine.class, endpoint.jdbcUrl(), LONG);
    assertEquals(List.of("11000"), outcome.outLines(), outcome.err());
    assertEquals(List.of(), warnings(outcome), outcome.err());
  }

  @Test
  void anApplicationIsNotCapped() {
    Outcome outcome = jvm().run(OneQuery.class, endpoint.jdbcUrl(), LONG);
    assertEquals(List.of("rows 11000", "warning null"), outcome.outLines(), outcome.err());
  }

  @Test
  void anApplicationIsCappedWhereTheVariableIsSet() {
    Outcome outcome =
        jvm()
            .environment("KURRENTDB_MAX_ROWS", "7")
            .run(OneQuery.class, endpoint.jdbcUrl() + "&kurrentdb.max-rows=9", LONG);
    assertEquals("rows 9", outcome.outLines().get(0), outcome.err());
    assertEquals(1, warnings(outcome).size(), outcome.err());
  }

  private static HostJvm jvm() {
    return HostJvm.with(DriverJars.V18_3_0).agent();
  }

  private static List<String> warnings(Outcome outcome) {
    return outcome.errLines().stream()
        .filter(line -> line.contains(" WARN  kurrentdb: a query"))
        .toList();
  }
}
