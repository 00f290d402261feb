package io.kurrentdb.it.hosts;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Kafka Connect's JDBC source in incrementing mode, by log_position. */
class KafkaConnectTest {
  private static final String PROGRAMS = "io.kurrentdb.hosts.kafka.";

  @TestFactory
  Stream<DynamicTest> eachEventIsCopiedOnce() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().authentication().start();
        Switches switches = new Switches(endpoint)) {
      String url = "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false";
      return jvm().agent().run(PROGRAMS + "KafkaChecks", url, switches.url()).tests();
    }
  }

  @TestFactory
  Stream<DynamicTest> withoutTheAgentNothingIs() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().authentication().start()) {
      return jvm()
          .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
          .run(PROGRAMS + "UnpatchedKafka", endpoint.jdbcUrl())
          .tests();
    }
  }

  private static HostJvm jvm() {
    return HostJvm.with(DriverJars.V18_3_0).classPath(HostFiles.classPath("kafka-connect"));
  }
}
