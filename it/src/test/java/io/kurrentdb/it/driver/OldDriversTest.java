package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Releases before 15.0.0, whose statements have no parameters: the summary names the patches that
 * do not fit them, and the rest works.
 */
@EnabledIfSystemProperty(named = "matrix", matches = "true", disabledReason = "-Pmatrix only")
class OldDriversTest {

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
