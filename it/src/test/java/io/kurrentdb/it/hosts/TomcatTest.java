package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A web application with both of Tomcat's pools, whose connections are validated by SELECT 1, the
 * driver in the server's lib and in the application.
 */
class TomcatTest {
  private static final String SUMMARY = "all patches installed and verified";

  private static EmbeddedEndpoint endpoint;

  @TempDir Path folder;

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().authentication().start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicNode> tomcat11WithTheDriverInItsLib() {
    return Matrix.host(
        "tomcat", jdk -> reloaded(tomcat("tomcat-11").driverInLib(driver()).on(jdk), 0));
  }

  @TestFactory
  Stream<DynamicTest> tomcat11WithTheDriverInTheApplication() throws Exception {
    return reloaded(tomcat("tomcat-11").driverInApplication(driver()), 1);
  }

  @TestFactory
  Stream<DynamicTest> tomcat10WithTheDriverInItsLib() throws Exception {
    return reloaded(tomcat("tomcat-10.1").driverInLib(driver()), 0);
  }

  @TestFactory
  Stream<DynamicTest> tomcat10WithTheDriverInTheApplication() throws Exception {
    return reloaded(tomcat("tomcat-10.1").driverInApplication(driver()), 1);
  }

  @Test
  void withoutTheAgentNoConnectionIsToBeHad() throws Exception {
    try (Tomcat tomcat = tomcat("tomcat-11").driverInLib(driver()).start(endpoint.jdbcUrl())) {
      tomcat.round("first");
      String out = tomcat.end().out();
      assertFalse(out.contains("\tok"), out);
    }
  }

  private Tomcat tomcat(String version) throws IOException {
    Path unpacked = HostFiles.file("tomcat", version);
    try (Stream<Path> inside = Files.list(unpacked)) {
      return Tomcat.in(
          Files.createTempDirectory(folder, version), inside.findFirst().orElseThrow());
    }
  }

  private static Path driver() {
    return Path.of(DriverJars.V18_3_0.classPath().get(0));
  }

  /** Uses the application, reloads it, uses it again, reloads it, looks for what stayed behind. */
  private Stream<DynamicTest> reloaded(Tomcat ready, int kept) throws Exception {
    try (Tomcat tomcat = ready.agent().start(endpoint.jdbcUrl())) {
      tomcat.round("first");
      tomcat.manager("reload?path=/app");
      tomcat.round("reloaded");
      tomcat.manager("reload?path=/app");
      tomcat.round("end");
      long leaks = leaks(tomcat, kept);
      Outcome outcome = tomcat.end();
      return Stream.concat(outcome.tests(), forAll(leaks, kept, outcome));
    }
  }

  /**
   * How many of the two applications that were stopped are still in memory. Where the application
   * brings the driver, the first may be: netty keeps thread locals in the thread that started
   * Tomcat, and with it the first application. What the agent keeps would come on top, with every
   * reload. gRPC's threads stay for a second.
   *
   * @param kept how many may be
   */
  private static long leaks(Tomcat tomcat, int kept) throws IOException, InterruptedException {
    long leaks = 2;
    for (int i = 0; i < 60 && leaks > kept; i++) {
      String answer = tomcat.manager("findleaks?statusLine=true");
      assertTrue(answer.startsWith("OK"), answer);
      leaks = answer.lines().filter("/app"::equals).count();
      Thread.sleep(500);
    }
    return leaks;
  }

  private static Stream<DynamicTest> forAll(long leaks, int kept, Outcome outcome) {
    List<String> log = outcome.log();
    return Stream.of(
        dynamicTest(
            "reloads leave nothing behind", () -> assertTrue(leaks <= kept, leaks + " leaks")),
        dynamicTest(
            "the log says that all is well",
            () -> assertTrue(log.contains(SUMMARY), outcome::err)));
  }
}
