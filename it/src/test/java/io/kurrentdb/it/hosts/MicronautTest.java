package io.kurrentdb.it.hosts;

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

/** A data source that Micronaut configures. */
class MicronautTest {
  private static final String PROGRAM = "io.kurrentdb.hosts.micronaut.MicronautChecks";

  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().authentication().start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicTest> theDataSourceAnswers() {
    String url = "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false";
    return jvm().agent().run(PROGRAM, url).tests();
  }

  @Test
  void withoutTheAgentItDoesNotStart() {
    Outcome outcome =
        jvm().option("--add-opens=java.base/java.nio=ALL-UNNAMED").run(PROGRAM, endpoint.jdbcUrl());
    assertTrue(outcome.exitCode() != 0, outcome::out);
    assertTrue(outcome.err().contains("Exception was thrown by handler."), outcome::err);
  }

  private static HostJvm jvm() {
    return HostJvm.with(DriverJars.V18_3_0).classPath(HostFiles.classPath("micronaut"));
  }
}
