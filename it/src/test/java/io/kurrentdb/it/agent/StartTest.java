package io.kurrentdb.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Jdk;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of the agent in a JVM that never meets the driver. */
class StartTest {

  /** An application without JDBC. */
  static final class EmptyMain {
    private EmptyMain() {}

    public static void main(String[] arguments) {
      System.out.println("main ran");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BUILD", "JAVA_25"})
  void writesOneLineWithItsVersionAndJavas(Jdk jdk) {
    Outcome outcome = HostJvm.plain().on(jdk).agent().run(EmptyMain.class);
    assertEquals("main ran", outcome.out().trim());
    List<String> lines = lines(outcome);
    assertEquals(1, lines.size(), outcome.err());
    assertTrue(
        lines.get(0).matches("\\S+ INFO  kurrentdb: agent \\S+ on Java \\S+: \\d+ patches .*"),
        lines.get(0));
  }

  @ParameterizedTest
  @EnumSource(names = {"BUILD", "JAVA_25"})
  void loadsAtMostTenClasses(Jdk jdk) throws IOException {
    // Those of the JDK depend on its version and archive; StartupCost counts them all.
    Outcome outcome = HostJvm.plain().on(jdk).agent().option("-verbose:class").run(EmptyMain.class);
    long ours =
        outcome.out().lines().filter(line -> line.contains("] io.kurrentdb.agent.")).count()
            + outcome.out().lines().filter(line -> line.contains("] io.kurrentdb.shims.")).count();
    assertTrue(ours >= 3 && ours <= 6, "classes of ours: " + ours);
  }

  /** An addition to the boot class path would switch most of it off, and print a warning. */
  @ParameterizedTest
  @EnumSource(names = {"BUILD", "JAVA_25"})
  void leavesClassDataSharingOn(Jdk jdk) {
    Outcome without = sharing(HostJvm.with(Matrix.NEWEST).on(jdk));
    assumeTrue(without.exitCode() == 0, () -> jdk + " has no archive: " + without.out());
    Outcome with = sharing(HostJvm.with(Matrix.NEWEST).on(jdk).agent());
    assertEquals(0, with.exitCode(), with::out);
    assertTrue(with.out().contains("java.lang.KurrentDbBridge"), "the driver was not patched");
    Set<String> unshared = new TreeSet<>(shared(without));
    assertTrue(unshared.size() > 400, () -> "classes from the archive: " + unshared.size());
    unshared.removeAll(shared(with));
    assertEquals(Set.of(), unshared);
    assertEquals(1, lines(with).size(), with::err);
  }

  private static Outcome sharing(HostJvm jvm) {
    return jvm.option("-Xshare:on").option("-Xlog:class+load").run(FindsDriver.class);
  }

  private static Set<String> shared(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .filter(line -> line.endsWith("source: shared objects file"))
        .map(line -> line.substring(line.lastIndexOf(']') + 2, line.indexOf(" source:")))
        .filter(name -> !name.contains("/0x"))
        .collect(Collectors.toSet());
  }

  /** Loads the driver, and so all that the agent has. */
  static final class FindsDriver {
    private FindsDriver() {}

    public static void main(String[] arguments) {
      System.out.println(DriverManager.getDrivers().hasMoreElements());
    }
  }

  @Test
  void keepsStillAsASecondAgent() {
    Outcome outcome =
        HostJvm.plain().agent().agent().set("kurrentdb.log-level", "info").run(EmptyMain.class);
    assertEquals(1, lines(outcome).size(), outcome.err());
  }

  @Test
  void keepsStillInTheJdksOwnTools() throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder builder = new ProcessBuilder(keytool.toString(), "-help");
    builder.environment().put("JAVA_TOOL_OPTIONS", "-javaagent:" + HostJvm.agentJar());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertFalse(output.contains("kurrentdb: "), output);
  }

  @Test
  void explainsItselfOnAJavaThatIsTooOld() {
    Outcome outcome =
        HostJvm.plain().classPath(List.of(HostJvm.agentJar().toString())).run(OldJava.class);
    assertTrue(outcome.err().contains("needs Java 11 or later, this is 1.8.0_402"), outcome.err());
  }

  /**
   * Calls the entry point as an old JVM would; a JVM does not let its version be set from outside.
   */
  static final class OldJava {
    private OldJava() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
      System.setProperty("java.version", "1.8.0_402");
      Class.forName("io.kurrentdb.agent.KurrentAgent")
          .getMethod("premain", String.class, Instrumentation.class)
          .invoke(null, null, null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kurrentdb.enabled=false",
        "kurrentdb.enabled=OFF",
        "kurrentdb.log-level=warn",
        "kurrentdb.log-level=off"
      })
  void isSilentWhereAPropertySaysSo(String property) {
    Outcome outcome = HostJvm.plain().agent().option("-D" + property).run(EmptyMain.class);
    assertEquals("main ran", outcome.out().trim());
    assertEquals("", outcome.err());
  }

  private static List<String> lines(Outcome outcome) {
    return Arrays.stream(outcome.err().split("\\R")).filter(line -> !line.isBlank()).toList();
  }
}
