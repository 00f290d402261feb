package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Metabase with its community plug-in for Flight SQL, from adding the database on. */
class MetabaseTest {
  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().authentication().rows(12_000).start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicTest> questionsAreAnswered() {
    Outcome outcome = metabase(HostJvm.plain().agent());
    return Stream.concat(
        outcome.tests(),
        Stream.of(
            dynamicTest(
                "it is told as Metabase",
                () ->
                    assertTrue(
                        outcome.log().stream().anyMatch(l -> l.startsWith("this is Metabase:")),
                        outcome::err))));
  }

  @Test
  void withoutTheAgentTheConnectionCannotEvenBeSaved() {
    Outcome outcome =
        metabase(HostJvm.plain().option("--add-opens=java.base/java.nio=ALL-UNNAMED"));
    assertTrue(
        outcome
            .failures()
            .containsAll(List.of("the connection is tested, and saved", "sync finds the tables")),
        outcome::out);
  }

  private static Outcome metabase(HostJvm jvm) {
    return jvm.run(
        "-jar",
        HostFiles.file("metabase", "metabase.jar").toString(),
        DriverJars.V18_3_0.classPath().get(0),
        "localhost",
        String.valueOf(endpoint.port()));
  }
}
