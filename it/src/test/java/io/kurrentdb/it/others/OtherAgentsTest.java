package io.kurrentdb.it.others;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All of JDBC with another agent before or after ours on the command line: both work. */
@ParameterizedClass
@EnumSource
class OtherAgentsTest {
  private static EmbeddedEndpoint endpoint;

  @TempDir Path folder;

  private final OtherAgent other;

  OtherAgentsTest(OtherAgent other) {
    this.other = other;
  }

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(2_000).start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicTest> theOtherFirst() throws Exception {
    return tests(other.addTo(HostJvm.with(Matrix.NEWEST), folder).agent());
  }

  @TestFactory
  Stream<DynamicTest> oursFirst() throws Exception {
    return tests(other.addTo(HostJvm.with(Matrix.NEWEST).agent(), folder));
  }

  private Stream<DynamicTest> tests(HostJvm jvm) throws Exception {
    Outcome outcome =
        jvm.set("user.timezone", "America/New_York").run(other.main(), endpoint.jdbcUrl());
    boolean worked = other.hasWorked(outcome, folder);
    return Stream.concat(
        outcome.tests(),
        Stream.of(
            dynamicTest(other + " has done its work", () -> assertTrue(worked, outcome::err)),
            dynamicTest("ours is verified", () -> assertVerified(outcome))));
  }

  private static void assertVerified(Outcome outcome) {
    assertTrue(outcome.log().contains("all patches installed and verified"), outcome::err);
    List<String> errors =
        outcome.errLines().stream().filter(line -> line.contains(" ERROR ")).toList();
    assertEquals(List.of(), errors);
  }
}
