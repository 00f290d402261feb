package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Statements without end leave nothing of direct memory behind, of which there is little. The
 * profile {@code thorough} runs 100,000.
 */
class ManyStatementsTest {
  private static final int COUNT = Integer.getInteger("statements.many", 3_000);

  @Test
  void holdNothing() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(300).start()) {
      Outcome outcome =
          HostJvm.with(DriverJars.V18_3_0)
              .agent()
              .option("-XX:MaxDirectMemorySize=48m")
              .run(ManyStatements.class, endpoint.jdbcUrl(), Integer.toString(COUNT));
      assertEquals(
          "failed " + COUNT / 10 + ", held 0" + System.lineSeparator(),
          outcome.out(),
          outcome.err());
    }
  }
}
