package io.kurrentdb.it.hosts;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Dashboards that ask for months, in the time of a test. {@code -Dpolling.rounds=300
 * -Dpolling.pause=1000} is ten minutes at the pace of a dashboard.
 */
class PollingTest {
  @TestFactory
  Stream<DynamicTest> whatTheJvmHoldsDoesNotGrow() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().authentication().start()) {
      return HostJvm.with(DriverJars.V18_3_0)
          .classPath(HostFiles.classPath("pools"))
          .agent()
          .run(
              "io.kurrentdb.hosts.pools.Polling",
              "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false",
              System.getProperty("polling.rounds", "200"),
              System.getProperty("polling.pause", "5"))
          .tests();
    }
  }
}
