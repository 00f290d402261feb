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

/** Hibernate ORM, which looks for its dialect itself. */
class HibernateTest {
  private static final String PROGRAM = "io.kurrentdb.hosts.orm.HibernateChecks";

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
  Stream<DynamicTest> entitiesAreRead() {
    Outcome outcome = jvm().agent().run(PROGRAM, endpoint.jdbcUrl());
    String line = "installed Hibernate ORM: a dialect for KurrentDB (hibernate-dialect)";
    return outcome.testsAndLog(line);
  }

  @Test
  void withoutTheAgentItFindsNoDialect() {
    Outcome outcome =
        jvm().option("--add-opens=java.base/java.nio=ALL-UNNAMED").run(PROGRAM, endpoint.jdbcUrl());
    assertTrue(outcome.exitCode() != 0, outcome::out);
    assertTrue(outcome.err().contains("ialect"), outcome::err);
  }

  private static HostJvm jvm() {
    return HostJvm.with(DriverJars.V18_3_0).classPath(HostFiles.classPath("hibernate"));
  }
}
