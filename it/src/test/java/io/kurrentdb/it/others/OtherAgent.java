package io.kurrentdb.it.others;

import io.kurrentdb.it.driver.Scenario;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.ByteBuddy;

/** Agents that hosts have beside ours. */
public enum OtherAgent {
  /** With its instrumentation of JDBC; it writes each span to standard error. */
  OPEN_TELEMETRY("OpenTelemetry's javaagent", "opentelemetry-javaagent.version") {
    @Override
    HostJvm addTo(HostJvm jvm, Path folder) {
      return jvm.option("-javaagent:" + jar("opentelemetry-javaagent.jar"))
          .set("otel.traces.exporter", "console")
          .set("otel.metrics.exporter", "none")
          .set("otel.logs.exporter", "none");
    }

    @Override
    boolean hasWorked(Outcome outcome, Path folder) {
      return outcome.err().contains("'SELECT kdb.records' : ");
    }
  },

  /** It gives every class that is loaded one more field and one more method. */
  JACOCO("JaCoCo", "jacoco.version") {
    @Override
    HostJvm addTo(HostJvm jvm, Path folder) {
      String file = "=destfile=" + folder.resolve("jacoco.exec");
      return jvm.option("-javaagent:" + jar("org.jacoco.agent-runtime.jar") + file);
    }

    @Override
    boolean hasWorked(Outcome outcome, Path folder) throws IOException {
      Path file = folder.resolve("jacoco.exec");
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .contains("org/apache/arrow/driver/jdbc/ArrowFlightConnection");
    }
  },

  /** It retransforms the driver and java.sql while they are in use. */
  BYTE_BUDDY("an agent by Byte Buddy's AgentBuilder", "bytebuddy.version") {
    @Override
    HostJvm addTo(HostJvm jvm, Path folder) throws IOException, URISyntaxException {
      Path byteBuddy =
          Path.of(ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jvm.option("-javaagent:" + RetransformingAgent.jar(folder))
          .classPath(List.of(byteBuddy.toString()));
    }

    @Override
    Class<?> main() {
      return RetransformingAgent.class;
    }

    @Override
    boolean hasWorked(Outcome outcome, Path folder) {
      return outcome.out().contains("\teverything is retransformed\tok")
          && !outcome.err().contains(RetransformingAgent.FAILED);
    }
  };

  private final String title;
  private final String versionProperty;

  OtherAgent(String title, String versionProperty) {
    this.title = title;
    this.versionProperty = versionProperty;
  }

  /** The property of pom.xml that has its version. */
  public String versionProperty() {
    return versionProperty;
  }

  @Override
  public String toString() {
    return title;
  }

  /** Adds it to a JVM, in that place of the command line; it may write to the folder. */
  abstract HostJvm addTo(HostJvm jvm, Path folder) throws Exception;

  /** Whether it did its own work. */
  abstract boolean hasWorked(Outcome outcome, Path folder) throws Exception;

  /** What runs in that JVM. */
  Class<?> main() {
    return Scenario.class;
  }

  private static Path jar(String name) {
    return Path.of("target", "agents", name).toAbsolutePath();
  }
}
