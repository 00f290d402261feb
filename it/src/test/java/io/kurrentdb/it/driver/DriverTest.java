package io.kurrentdb.it.driver;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** JDBC as applications use it, through every build of the driver, in a JVM with the agent. */
class DriverTest {
  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(2_000).start();
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicContainer> everyBuildOfTheDriver() {
    return Stream.of(DriverJars.values())
        .map(driver -> DynamicContainer.dynamicContainer(driver.name(), run(driver).tests()));
  }

  private static Outcome run(DriverJars driver) {
    return HostJvm.with(driver)
        .agent()
        .set("user.timezone", "America/New_York")
        .run(Scenario.class, endpoint.jdbcUrl());
  }
}
