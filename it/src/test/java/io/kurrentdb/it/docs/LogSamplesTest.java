package io.kurrentdb.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The log lines that the documents show are those that are printed. */
class LogSamplesTest {
  private static final Path ROOT = Path.of("..");
  private static final String MARK = "INFO  kurrentdb: ";

  /** Runs in the host's JVM. */
  static final class Connects {
    private Connects() {}

    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection(arguments[0])) {
        System.out.println(connection.isValid(10));
      }
    }
  }

  /** The order is that in which the JVM comes to the driver's classes, so it is left out. */
  @Test
  void theReadmeShowsTheWholeLog() throws Exception {
    List<String> printed;
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start()) {
      printed = HostJvm.with(Matrix.NEWEST).agent().run(Connects.class, endpoint.jdbcUrl()).log();
    }
    List<String> shown = samples(ROOT.resolve("README.md"));
    assertEquals(sorted(printed), sorted(shown));
    assertEquals(printed.get(printed.size() - 1), shown.get(shown.size() - 1));
  }

  @Test
  void otherPagesShowNoLineThatIsNotPrinted() throws Exception {
    List<String> start = sorted(samples(ROOT.resolve("README.md")).subList(0, 1));
    String help =
        HostJvm.plain()
            .classPath(List.of(HostJvm.agentJar().toString()))
            .run("io.kurrentdb.agent.Main", "help")
            .out();
    for (Path page : pages()) {
      for (String line : samples(page)) {
        if (line.startsWith("agent ")) {
          assertEquals(start, sorted(List.of(line)), page::toString);
        } else if (line.startsWith("installed ")) {
          assertTrue(help.contains(asHelpHasIt(line)), () -> page + ": " + line);
        }
      }
    }
  }

  /** {@code installed <what> (<id>)}. */
  private static String asHelpHasIt(String line) {
    int bracket = line.lastIndexOf(" (");
    String id = line.substring(bracket + 2, line.length() - 1);
    String what = line.substring("installed ".length(), bracket);
    return "  " + id + "\n      " + what + "\n";
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<String> samples(Path page) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      int at = line.indexOf(MARK);
      if (at >= 0) {
        lines.add(line.substring(at + MARK.length()));
      }
    }
    return lines;
  }

  /** Without the versions, which are those of the day. */
  private static List<String> sorted(List<String> lines) {
    TreeSet<String> sorted = new TreeSet<>();
    for (String line : lines) {
      sorted.add(line.replaceFirst("^agent \\S+ on Java \\S+: ", "agent on Java: "));
    }
    return List.copyOf(sorted);
  }
}
