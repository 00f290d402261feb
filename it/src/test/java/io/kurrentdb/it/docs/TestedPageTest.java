package io.kurrentdb.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.Jdk;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.others.OtherAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/tested.md is printed from what drives the tests, so it cannot drift. To write it anew:
 *
 * <pre>
 * mvn -q -B -pl it -am test -Dtest=TestedPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write
 * </pre>
 */
class TestedPageTest {
  private static final Path PAGE = Path.of("..", "docs", "tested.md");
  private static final String ALWAYS = "every build";
  private static final String PROFILE = "`-Pmatrix`";

  @Test
  void thePageSaysWhatIsTested() throws Exception {
    String page = page();
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.exists(PAGE) ? Files.readString(PAGE) : "");
  }

  private static String page() throws Exception {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(DRIVERS);
    for (DriverJars driver : DriverJars.values()) {
      row(
          page,
          driver.toString(),
          always(Matrix.isInEveryBuild(driver, Jdk.BUILD)),
          always(Matrix.isInEveryBuild(driver, Jdk.JAVA_21)),
          always(Matrix.isInEveryBuild(driver, Jdk.JAVA_25)));
    }
    page.append(HOSTS.formatted(Matrix.NEWEST));
    for (String module : Poms.modules("hosts")) {
      row(
          page,
          Poms.name("hosts/" + module).replaceFirst("^Host: ", ""),
          versions("hosts/" + module),
          always(Matrix.isInEveryBuild(module, Jdk.BUILD)),
          always(Matrix.isInEveryBuild(module, Jdk.JAVA_25)));
    }
    page.append(OTHERS.formatted(Matrix.NEWEST));
    Map<String, String> versions = new HashMap<>(Poms.properties("it"));
    versions.putAll(Poms.properties("."));
    for (OtherAgent other : OtherAgent.values()) {
      row(page, other.toString(), versions.get(other.versionProperty()), ALWAYS, PROFILE);
    }
    return page.toString();
  }

  /** The host's own version, and those of what it is tested with. */
  private static String versions(String folder) throws Exception {
    String pom = Poms.text(folder);
    return Poms.properties("hosts").entrySet().stream()
        .filter(property -> pom.contains("${" + property.getKey() + "}"))
        .map(property -> property.getKey().replace(".version", "") + " " + property.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String always(boolean everyBuild) {
    return everyBuild ? ALWAYS : PROFILE;
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static final String HEAD =
      """
      # What is tested

      Each cell is a JVM of its own with the agent's jar, against the embedded endpoint. "Every build" is `mvn verify`;
      `mvn verify -Pmatrix` adds the rest. The first column of Java is the JDK that runs the build, 17 or later. JDK 21 and
      25 are those that `JAVA21_HOME` and `JAVA25_HOME` name, or one in a usual folder; where there is none its tests are
      reported as skipped. The agent's classes are those of Java 11, but the tests need 17: nothing is run on 11 to 16.

      This page is printed from what drives the tests and from the versions in the build; the test `TestedPageTest` fails
      where it differs, and its comment has the command that writes it anew.
      """;

  private static final String DRIVERS =
      """

      ## Drivers

      All of JDBC, connecting, class loaders, and that in a good run nothing but the agent's lines is on standard error.
      Older releases, 10.0.0 to 14.0.2, have no parameters, and two patches do not fit them: the summary names these, and
      the rest works (`-Pmatrix`). `java -jar kurrentdb-agent.jar check driver.jar` looks at a jar without running it.

      | driver | Java 17 | Java 21 | Java 25 |
      |---|---|---|---|
      """;

  private static final String HOSTS =
      """

      ## Hosts

      With the driver %s. [hosts.md](hosts.md) says how each is set up.

      | host | versions | Java 17 | Java 25 |
      |---|---|---|---|
      """;

  private static final String OTHERS =
      """

      ## Other agents

      Before and after ours on the command line, with the driver %s: all of JDBC works, ours
      reports itself verified, and the other does its own work.

      | agent | version | Java 17 | Java 25 |
      |---|---|---|---|
      """;
}
