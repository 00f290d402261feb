package io.kurrentdb.it.connect;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.yes;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.TlsMaterial;
import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Jdk;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicContainer> rootsAndCredentialsComeFromTheEnvironment() throws Exception {
    Path other = TlsMaterial.generate(TlsMaterial.Kind.VALID, folder.resolve("other.pem")).caPem();
    TlsMaterial material = TlsMaterial.generate(TlsMaterial.Kind.VALID, folder.resolve("ca.pem"));
    Path both = folder.resolve("both.pem");
    Files.writeString(both, Files.readString(other) + Files.readString(material.caPem()));
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.builder().rows(50).authentication().tls(material).start()) {
      return Stream.of(DriverJars.V15_0_2, DriverJars.V18_3_0)
          .map(
              driver ->
                  DynamicContainer.dynamicContainer(
                      driver.toString(), run(driver, both, "localhost:" + endpoint.port()).tests()))
          .toList()
          .stream();
    }
  }

  /** TLS makes netty load a native library, of which newer JDKs warn. */
  @Test
  void tlsOnTheNewestJdkPrintsNoWarning() throws Exception {
    TlsMaterial material = TlsMaterial.generate(TlsMaterial.Kind.VALID, folder.resolve("ca.pem"));
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.builder().rows(50).authentication().tls(material).start()) {
      Outcome outcome =
          run(
              HostJvm.with(DriverJars.V18_3_0).on(Jdk.JAVA_25),
              material.caPem(),
              "localhost:" + endpoint.port());
      assertFalse(outcome.err().contains("WARNING"), outcome::err);
      assertFalse(outcome.out().contains("Exception"), outcome::out);
    }
  }

  private static Outcome run(DriverJars driver, Path roots, String address) {
    return run(HostJvm.with(driver), roots, address);
  }

  private static Outcome run(HostJvm host, Path roots, String address) {
    Outcome outcome =
        host.agent()
            .environment("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", roots.toString())
            .environment("KURRENTDB_USERNAME", "admin")
            .environment("KURRENTDB_PASSWORD", "changeit")
            .run(Host.class, address);
    assertTrue(outcome.err().contains("KURRENTDB_PASSWORD=***"), outcome::err);
    assertFalse(outcome.err().contains("changeit"), outcome::err);
    return outcome;
  }

  /** Has nothing but the address. */
  static final class Host {
    public static void main(String[] arguments) throws Exception {
      check(
          "a KurrentDB URL needs only the host",
          () -> connects("jdbc:kurrentdb://" + arguments[0]));
      check(
          "the driver's URL trusts the same CAs, beside the JDK's",
          () ->
              connects(
                  "jdbc:arrow-flight-sql://" + arguments[0] + "?user=admin&password=changeit"));
      Checks.end();
    }

    private static void connects(String url) throws Exception {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT stream FROM kdb.records LIMIT 1")) {
        yes(rows.next(), "no row");
      }
    }
  }
}
