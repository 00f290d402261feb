package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An executable jar of Spring Boot: the driver is a jar in that jar, and H2 is there as well. */
class SpringBootTest {
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
  Stream<DynamicNode> springBoot3() {
    return tests("spring-boot-3", endpoint.jdbcUrl());
  }

  @TestFactory
  Stream<DynamicNode> springBoot4() {
    return tests("spring-boot-4", "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false");
  }

  @Test
  void withoutTheAgentItDoesNotStart() {
    Outcome outcome = run(HostJvm.plain(), "spring-boot-3", endpoint.jdbcUrl());
    assertTrue(outcome.exitCode() != 0, outcome::out);
    assertTrue(
        outcome.out().contains("APPLICATION FAILED") || outcome.out().contains("run failed"),
        outcome::out);
  }

  private static Stream<DynamicNode> tests(String module, String url) {
    return Matrix.host(module, jdk -> tests(run(HostJvm.plain().on(jdk).agent(), module, url)));
  }

  private static Stream<DynamicTest> tests(Outcome outcome) {
    return Stream.concat(
        outcome.tests(),
        Stream.of(
            says(outcome, "installed Spring Boot: the driver's class"),
            says(outcome, "installed Spring Data JDBC: a dialect"),
            says(outcome, "all patches installed and verified")));
  }

  private static DynamicTest says(Outcome outcome, String line) {
    return dynamicTest(
        "the log says: " + line,
        () -> assertTrue(outcome.log().stream().anyMatch(l -> l.startsWith(line)), outcome::err));
  }

  private static Outcome run(HostJvm jvm, String module, String url) {
    return jvm.set("events.url", url)
        .run("-jar", HostFiles.file(module, "app.jar").toString(), "--logging.level.root=warn");
  }
}
