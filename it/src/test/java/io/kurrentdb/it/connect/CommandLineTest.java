package io.kurrentdb.it.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.EndpointBuilder;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineTest {
  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void startNode() throws Exception {
    endpoint = endpoint().start();
  }

  @AfterAll
  static void stopNode() throws Exception {
    endpoint.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = DriverJars.class,
      names = {"V15_0_2", "V18_3_0"})
  void doctorTakesEachStepOfAHost(DriverJars driver) {
    Outcome outcome = doctor(driver, url("changeit"));
    assertEquals(0, outcome.exitCode(), outcome::out);
    assertTrue(outcome.out().contains("all is well"), outcome::out);
    assertTrue(outcome.out().contains("KurrentDB 26.1.0"), outcome::out);
    assertFalse(outcome.out().contains("changeit"), outcome::out);
  }

  @Test
  void doctorSaysWhatIsWrongAndShowsNoPassword() {
    Outcome outcome = doctor(DriverJars.V18_3_0, url("not-the-password"), "--quick");
    assertEquals(1, outcome.exitCode(), outcome::out);
    assertTrue(outcome.out().contains("FAIL  connect"), outcome::out);
    assertTrue(outcome.out().contains("the password is wrong. [28000]"), outcome::out);
    assertFalse((outcome.out() + outcome.err()).contains("not-the-password"), outcome::out);
  }

  @Test
  void doctorHasACureForWhatTheServerRefuses() throws Exception {
    assertFails(url("no-all", "changeit"), "FAIL  connect", "[42501]", "cure: give the user read");
    try (EmbeddedEndpoint unlicensed = endpoint().unlicensed().start()) {
      assertFails(
          url("admin", "changeit", unlicensed),
          "Required entitlement: ARROW_FLIGHT_SQL [55000]",
          "cure: install a licence");
    }
  }

  @Test
  void doctorDoesNotExamineAnotherServer() throws Exception {
    try (EmbeddedEndpoint other = EmbeddedEndpoint.builder().foreign().rows(10).start()) {
      String out = assertFails(other.jdbcUrl(), "FAIL  server", "this is no KurrentDB", "cure: ");
      assertFalse(out.contains("patches  "), out);
      assertFails(url("admin", "changeit", other), "FAIL  server", "this is no KurrentDB");
    }
  }

  @Test
  void doctorMasksAUrlThatNoDriverTakes() {
    String out =
        assertFails(
            "jdbc:arrow-flightsql://localhost?user=admin&password=changeit",
            "No suitable driver",
            "cure: the URL begins with");
    assertTrue(out.contains("password=***"), out);
  }

  @Test
  void doctorSaysThatAJarIsNoDriver() {
    String agent = HostJvm.agentJar().toString();
    Outcome outcome = command("doctor", url("changeit"), "--driver", agent);
    assertEquals(1, outcome.exitCode(), outcome::out);
    assertTrue(outcome.out().contains("FAIL  driver"), outcome::out);
    assertTrue(outcome.out().contains("there is no class org.apache.arrow"), outcome::out);
  }

  /** With these words, no password and exit code 1; gives what it printed. */
  private static String assertFails(String url, String... words) {
    Outcome outcome = doctor(DriverJars.V18_3_0, url);
    assertEquals(1, outcome.exitCode(), outcome::out);
    for (String word : words) {
      assertTrue(outcome.out().contains(word), outcome::out);
    }
    assertFalse((outcome.out() + outcome.err()).contains("changeit"), outcome::toString);
    return outcome.out();
  }

  @Test
  void doctorIsQuietAsAHealthCheckWhereAllIsWell() {
    Outcome outcome = doctor(DriverJars.V18_3_0, url("changeit"), "--quick", "--quiet");
    assertEquals(0, outcome.exitCode(), outcome::out);
    assertEquals("", outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void doctorAsksForWhatIsMissing() {
    assertEquals(2, command("doctor", url("changeit")).exitCode());
    assertEquals(2, command("doctor").exitCode());
    assertEquals(2, command("doctor", "x", "--driver", "no.jar").exitCode());
  }

  @Test
  void checkTellsWhetherEachDriverFits(@TempDir Path folder) throws Exception {
    String oldest = DriverJars.V15_0_2.classPath().get(0);
    String newest = DriverJars.V18_3_0.classPath().get(0);
    Outcome fits = command("check", newest, oldest);
    assertEquals(0, fits.exitCode(), fits::toString);
    assertEquals(2, fits.out().split("every patch fits", -1).length - 1, fits::out);
    Outcome other = command("check", newest, HostJvm.agentJar().toString());
    assertEquals(1, other.exitCode(), other::toString);
    assertTrue(other.out().contains("no Arrow Flight SQL driver"), other::out);
    Path cut =
        Files.write(
            folder.resolve("cut.jar"), Arrays.copyOf(Files.readAllBytes(Path.of(newest)), 9_999));
    Outcome broken = command("check", cut.toString());
    assertEquals(1, broken.exitCode(), broken::toString);
    assertTrue(broken.err().contains("cannot be read as a jar"), broken::err);
    Outcome none = command("check", folder.resolve("none.jar").toString(), newest);
    assertEquals(1, none.exitCode(), none::toString);
    assertTrue(none.err().contains("There is no file"), none::err);
    assertEquals(2, command("check").exitCode());
  }

  @Test
  void checkNamesWhatADriverLacks(@TempDir Path folder) throws Exception {
    Path strange = folder.resolve("strange.jar");
    Files.copy(Path.of(DriverJars.V18_3_0.classPath().get(0)), strange);
    String gone = "org/apache/arrow/driver/jdbc/ArrowFlightConnection.class";
    try (FileSystem jar = FileSystems.newFileSystem(strange)) {
      Files.delete(jar.getPath(gone));
    }
    Outcome outcome = command("check", strange.toString());
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.out().contains("MISSING  client-info: no class org/"), outcome::out);
    assertTrue(outcome.out().contains("fits     flight-channel"), outcome::out);
  }

  @Test
  void checkTakesADriverAndItsLibrariesTogether() {
    List<String> jars = DriverJars.CORE_18_3_0.classPath();
    String driver =
        jars.stream().filter(jar -> jar.contains("flight-sql-jdbc-core")).findAny().orElseThrow();
    Outcome alone = command("check", driver);
    assertEquals(1, alone.exitCode(), alone::toString);
    assertTrue(alone.out().contains("  fits     connect\n"), alone::out);
    assertTrue(alone.out().contains("  unknown  flight-channel\n"), alone::out);
    assertFalse(alone.out().contains("MISSING"), alone::out);
    assertTrue(
        alone.out().contains(": flight-core, avatica, grpc-netty, grpc-core, netty-common\n"),
        alone::out);
    List<String> arguments = new ArrayList<>(List.of("check"));
    arguments.addAll(jars);
    Outcome together = command(arguments.toArray(new String[0]));
    assertEquals(0, together.exitCode(), together::toString);
    assertTrue(together.out().contains("  every patch fits"), together::out);
    arguments.removeIf(jar -> jar.contains("grpc-netty-1"));
    Outcome without = command(arguments.toArray(new String[0]));
    assertEquals(1, without.exitCode(), without::toString);
    assertTrue(without.out().contains("  unknown  keep-alive\n"), without::out);
    assertTrue(without.out().contains(": grpc-netty\n"), without::out);
    arguments.remove(driver);
    Outcome libraries = command(arguments.toArray(new String[0]));
    assertEquals(1, libraries.exitCode(), libraries::toString);
    assertTrue(libraries.out().contains("no Arrow Flight SQL driver"), libraries::out);
  }

  @Test
  void attachSaysWhetherItCameInTime() throws Exception {
    Process early = HostJvm.plain().start(Waiting.class.getName());
    Process late =
        HostJvm.with(DriverJars.V18_3_0).start(Waiting.class.getName(), "with the driver");
    try {
      early.getInputStream().read();
      late.getInputStream().read();
      Outcome inTime = command("attach", String.valueOf(early.pid()));
      assertEquals(0, inTime.exitCode(), inTime::toString);
      assertTrue(inTime.out().contains("not loaded yet"), inTime::out);
      Outcome again = command("attach", String.valueOf(early.pid()));
      assertTrue(again.out().contains("has the agent already"), again::out);
      Outcome tooLate = command("attach", String.valueOf(late.pid()));
      assertEquals(1, tooLate.exitCode(), tooLate::toString);
      assertTrue(tooLate.out().contains("ArrowFlightJdbcDriver"), tooLate::out);
    } finally {
      early.destroy();
      late.destroy();
    }
  }

  @Test
  void theSettingsPageIsTheOneThatTheCodeMakes() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "settings.md"));
    assertEquals(
        command("help", "--markdown").out(),
        page,
        "docs/settings.md: java -jar agent/target/kurrentdb-agent.jar help --markdown makes it anew");
  }

  private static EndpointBuilder endpoint() {
    return EmbeddedEndpoint.builder().rows(500).authentication();
  }

  private static String url(String password) {
    return url("admin", password);
  }

  private static String url(String user, String password) {
    return url(user, password, endpoint);
  }

  private static String url(String user, String password, EmbeddedEndpoint at) {
    return "jdbc:kurrentdb://" + user + ":" + password + "@localhost:" + at.port() + "?tls=false";
  }

  private static Outcome doctor(DriverJars driver, String url, String... more) {
    String[] words = new String[4 + more.length];
    System.arraycopy(
        new String[] {"doctor", url, "--driver", driver.classPath().get(0)}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return command(words);
  }

  private static Outcome command(String... words) {
    return HostJvm.plain()
        .classPath(List.of(HostJvm.agentJar().toString()))
        .run("io.kurrentdb.agent.Main", words);
  }

  /** Loads the driver, or does not, and waits. */
  static final class Waiting {
    public static void main(String[] arguments) throws Exception {
      if (arguments.length > 0) {
        Class.forName("org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver");
      }
      System.out.println("ready");
      Thread.sleep(120_000);
    }
  }
}
