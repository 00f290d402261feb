package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.TlsMaterial;
import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Releases before 15.0.0, whose statements have no parameters: the summary names the patches that
 * do not fit them, and the rest works.
 */
@EnabledIfSystemProperty(named = "matrix", matches = "true", disabledReason = "-Pmatrix only")
class OldDriversTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0", "11.0.0", "12.0.1", "14.0.2"})
  void theSummaryNamesWhatDoesNotFit(String version) throws Exception {
    Path jar = Path.of("target", "drivers", "flight-sql-jdbc-driver-" + version + ".jar");
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(50).start()) {
      Outcome outcome =
          HostJvm.plain()
              .classPath(List.of(jar.toAbsolutePath().toString()))
              .agent()
              .run(Application.class, endpoint.jdbcUrl());
      assertEquals(0, outcome.exitCode(), outcome::err);
      assertTrue(outcome.out().contains("errors inside the agent: 0 "), outcome::out);
      String summary = "2 patch(es) NOT installed: result-values, metadata-results";
      assertTrue(outcome.log().contains(summary), outcome::err);
    }
  }

  /** They have no word for a PEM file, nor for a certificate of the user's. */
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0", "14.0.2"})
  void aPemFileIsTrustedAndAUsersCertificateRefused(String version) throws Exception {
    Path jar = Path.of("target", "drivers", "flight-sql-jdbc-driver-" + version + ".jar");
    TlsMaterial material = TlsMaterial.generate(TlsMaterial.Kind.VALID, folder.resolve("ca.pem"));
    Path other = TlsMaterial.generate(TlsMaterial.Kind.VALID, folder.resolve("other.pem")).caPem();
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.builder().rows(50).authentication().tls(material).start()) {
      String url = "jdbc:kurrentdb://admin:changeit@localhost:" + endpoint.port() + "?tlsCaFile=";
      Outcome outcome =
          HostJvm.plain()
              .classPath(List.of(jar.toAbsolutePath().toString()))
              .agent()
              .run(Encrypted.class, url + material.caPem(), url + other);
      assertEquals(0, outcome.exitCode(), outcome::toString);
    }
  }

  /** By the URL with the right CA, and not by that with another. */
  static final class Encrypted {
    private Encrypted() {}

    public static void main(String[] urls) throws Exception {
      DriverManager.getConnection(urls[0]).close();
      refused(urls[1], "CA that is not trusted here");
      String file = urls[0].substring(urls[0].lastIndexOf('=') + 1);
      refused(
          urls[0] + "&userCertFile=" + file + "&userKeyFile=" + file,
          "userCertFile cannot work with this driver");
      Checks.end();
    }

    private static void refused(String url, String reason) throws Exception {
      try {
        DriverManager.getConnection(url).close();
      } catch (SQLException e) {
        Checks.yes(e.getMessage().contains(reason), e);
        return;
      }
      throw new AssertionError("it connected");
    }
  }

  /** What works without them. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection(arguments[0]);
          Statement statement = connection.createStatement();
          ResultSet one = statement.executeQuery("SELECT 1");
          ResultSet tables = connection.getMetaData().getTables(null, "kdb", "%", null)) {
        Checks.yes(one.next() && one.getInt(1) == 1, "not 1");
        Checks.yes(tables.next() && "records".equals(tables.getString(3)), "no table");
      }
      Checks.end();
    }
  }
}
