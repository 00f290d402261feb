package io.kurrentdb.it.agent;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import io.kurrentdb.it.jvm.PatchStates;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Two drivers in one JVM, each in a loader of its own, as two web applications have them. */
class TwoDriversTest {

  @TestFactory
  Stream<DynamicNode> eachIsPatchedForItselfAndHasItsOwnSummary() {
    return Stream.of(DriverJars.V15_0_2, DriverJars.CORE_18_3_0)
        .map(other -> dynamicContainer("18.3.0 and " + other, tests(DriverJars.V18_3_0, other)));
  }

  private static Stream<DynamicTest> tests(DriverJars one, DriverJars other) {
    Outcome outcome;
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(300).start()) {
      outcome =
          HostJvm.plain()
              .agent()
              .run(Application.class, endpoint.jdbcUrl(), joined(one), joined(other));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return Stream.concat(
        outcome.tests(),
        Stream.of(
            dynamicTest("the log", () -> furtherSummariesNameTheirDriver(outcome, one, other))));
  }

  private static String joined(DriverJars driver) {
    return String.join(File.pathSeparator, driver.classPath());
  }

  private static void furtherSummariesNameTheirDriver(Outcome outcome, DriverJars... drivers) {
    List<String> log = outcome.log();
    List<String> summaries = new ArrayList<>();
    for (String line : log) {
      if (line.startsWith("patches of the driver in ")) {
        summaries.add(line.substring(line.lastIndexOf('/') + 1));
      } else if (line.equals("all patches installed and verified")) {
        summaries.add(line);
      }
    }
    List<String> expected = new ArrayList<>();
    for (DriverJars driver : drivers) {
      if (!expected.isEmpty()) {
        expected.add(driver.toString().replace(' ', '-') + ".jar");
      }
      expected.add("all patches installed and verified");
    }
    assertEquals(expected, summaries, outcome::err);
    assertTrue(outcome.errLines().stream().noneMatch(TwoDriversTest::isFault), outcome::err);
  }

  private static boolean isFault(String line) {
    return line.contains(" ERROR ") || line.contains(" WARN ");
  }

  /** Runs in the host's JVM: the URL, then the class path of each driver. */
  static final class Application {
    private static final List<ClassLoader> LOADERS = new ArrayList<>();
    private static final List<Connection> CONNECTIONS = new ArrayList<>();

    private Application() {}

    public static void main(String[] arguments) throws Exception {
      for (int i = 1; i < arguments.length; i++) {
        LOADERS.add(new LoaderTest.JavaOnlyLoader(urls(arguments[i])));
        CONNECTIONS.add(connect(LOADERS.get(i - 1), arguments[0]));
      }
      check("both are there, and are not the same", Application::areTwo);
      for (int i = 0; i < 2; i++) {
        String name = CONNECTIONS.get(i).getMetaData().getDriverVersion();
        ClassLoader loader = LOADERS.get(i);
        check("every patch was run, for " + name + " of " + (i + 1), () -> isVerified(loader));
      }
      check("both answer, in turns", Application::inTurns);
      for (Connection connection : CONNECTIONS) {
        connection.close();
      }
      Checks.end();
    }

    private static URL[] urls(String classPath) throws MalformedURLException {
      List<URL> urls = new ArrayList<>();
      for (String jar : classPath.split(File.pathSeparator)) {
        urls.add(new File(jar).toURI().toURL());
      }
      return urls.toArray(new URL[0]);
    }

    private static Connection connect(ClassLoader loader, String url) throws Exception {
      Class<?> type = loader.loadClass("org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver");
      return ((Driver) type.getConstructor().newInstance()).connect(url, new Properties());
    }

    private static void areTwo() {
      Class<?> one = CONNECTIONS.get(0).getClass();
      Class<?> other = CONNECTIONS.get(1).getClass();
      same(one.getName(), other.getName());
      yes(one != other, "the same class");
    }

    private static void isVerified(ClassLoader loader) throws ReflectiveOperationException {
      Set<String> states = new TreeSet<>(PatchStates.of(loader).values());
      same(Set.of("VERIFIED"), states);
      yes(PatchStates.of(loader).size() > 15, PatchStates.of(loader));
    }

    private static void inTurns() throws Exception {
      List<Statement> open = new ArrayList<>();
      List<ResultSet> results = new ArrayList<>();
      for (Connection connection : CONNECTIONS) {
        same("KurrentDB", connection.getMetaData().getDatabaseProductName());
        PreparedStatement statement =
            connection.prepareStatement(
                "WITH r AS (SELECT * FROM kdb.records) SELECT stream_hash, ?::DOUBLE FROM r"
                    + " ORDER BY stream_hash DESC LIMIT 50");
        statement.setDouble(1, 1.5);
        open.add(statement);
        results.add(statement.executeQuery());
      }
      int rows = 0;
      while (results.get(0).next() & results.get(1).next()) {
        // Unsigned, and beyond a long: the drivers themselves answer with negative numbers.
        same(results.get(0).getBigDecimal(1), results.get(1).getBigDecimal(1));
        yes(results.get(0).getBigDecimal(1).signum() > 0, results.get(0).getBigDecimal(1));
        same(1.5, results.get(0).getDouble(2));
        same(1.5, results.get(1).getDouble(2));
        rows++;
      }
      same(50, rows);
      for (Statement each : open) {
        each.close();
      }
    }
  }
}
