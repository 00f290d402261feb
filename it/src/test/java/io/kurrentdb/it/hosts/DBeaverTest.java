package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** DBeaver's generic provider, in a bundle of Equinox. */
class DBeaverTest {
  private static EmbeddedEndpoint endpoint;

  @TempDir private Path folder;

  @BeforeAll
  static void startEndpoint() throws Exception {
    endpoint = EmbeddedEndpoint.builder().authentication().rows(12_000).start();
  }

  @AfterAll
  static void stopEndpoint() throws Exception {
    endpoint.close();
  }

  @TestFactory
  Stream<DynamicTest> treeEditorAndExportWork() {
    Outcome outcome =
        dbeaver(
            HostJvm.plain().agent(),
            "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false");
    return Stream.concat(
        outcome.tests(),
        Stream.of(
            dynamicTest(
                "it is told as DBeaver",
                () ->
                    assertTrue(
                        outcome.log().stream().anyMatch(l -> l.startsWith("this is DBeaver:")),
                        outcome::err))));
  }

  @Test
  void withoutTheAgentTheTreeIsEmpty() {
    Outcome outcome =
        dbeaver(
            HostJvm.plain().option("--add-opens=java.base/java.nio=ALL-UNNAMED"),
            endpoint.jdbcUrl());
    assertTrue(
        outcome
            .failures()
            .containsAll(
                List.of(
                    "the tree has schemas, tables and columns",
                    "the editor takes joins and CTEs, with its semicolon")),
        outcome::out);
  }

  private Outcome dbeaver(HostJvm jvm, String url) {
    return jvm.classPath(HostFiles.classPath("dbeaver"))
        .run(
            "io.kurrentdb.hosts.dbeaver.Workbench",
            HostFiles.file("dbeaver", "dbeaver.jar").toString(),
            DriverJars.V18_3_0.classPath().get(0),
            url,
            folder.toString());
  }
}
