package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.flight.CuttingProxy;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Time limits, cancel, and peers that are gone without a word. */
class LivenessTest {
  private static final long PATIENCE_MILLIS = 10_000;

  @TestFactory
  Stream<DynamicTest> timeLimitsAndLostPeers() throws Exception {
    try (EmbeddedEndpoint slow = EmbeddedEndpoint.builder().rows(2_000).start();
        EmbeddedEndpoint quick = EmbeddedEndpoint.builder().rows(10).start();
        CuttingProxy proxy = new CuttingProxy(quick.port())) {
      slow.setLatency(Duration.ofMillis(700));
      proxy.fallSilentAt(Liveness.SILENCE);
      Outcome outcome =
          HostJvm.with(DriverJars.V18_3_0)
              .agent()
              .run(Liveness.class, "localhost:" + slow.port(), "localhost:" + proxy.port());
      int left = stillRunning(slow);
      return Stream.concat(
          outcome.tests(),
          Stream.of(
              DynamicTest.dynamicTest(
                  "no query is left running on the server", () -> assertEquals(0, left))));
    }
  }

  private static int stillRunning(EmbeddedEndpoint endpoint) throws InterruptedException {
    for (int waited = 0; waited < PATIENCE_MILLIS && endpoint.runningQueries() > 0; waited += 50) {
      Thread.sleep(50);
    }
    return endpoint.runningQueries();
  }
}
