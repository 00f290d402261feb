package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** HikariCP, Tomcat JDBC, DBCP2, c3p0, Agroal, Vibur and Druid, as applications set them up. */
class PoolsTest {
  private static final String PROGRAMS = "io.kurrentdb.hosts.pools.";

  @TestFactory
  Stream<DynamicTest> everyPoolWorks() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().authentication().start();
        Switches switches = new Switches(endpoint)) {
      return jvm(DriverJars.V18_3_0)
          .agent()
          .run(PROGRAMS + "KurrentPools", endpoint.jdbcUrl(), switches.url())
          .tests();
    }
  }

  @TestFactory
  Stream<DynamicTest> withoutTheAgentTheyDoNot() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().authentication().start()) {
      return jvm(DriverJars.V18_3_0)
          .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
          .run(PROGRAMS + "UnpatchedPools", endpoint.jdbcUrl())
          .tests();
    }
  }

  @Test
  void anotherDatabaseInTheSamePoolsIsServedAsBefore() {
    Outcome before = jvm(DriverJars.V18_3_0).run(PROGRAMS + "OtherDatabase");
    Outcome after = jvm(DriverJars.V18_3_0).agent().run(PROGRAMS + "OtherDatabase");
    assertTrue(before.outLines().size() > 50, before::out);
    assertEquals(before.out(), after.out());
    assertEquals(1, after.log().size(), after::err);
  }

  private static HostJvm jvm(DriverJars driver) {
    return HostJvm.with(driver).classPath(HostFiles.classPath("pools"));
  }
}
