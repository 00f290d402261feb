package io.kurrentdb.it.bench;

import io.kurrentdb.it.endpoint.Compression;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.EndpointBuilder;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a statement costs with the agent and without: the same driver, the same embedded endpoint,
 * JVMs in turns. Prints a line for each kind of work with both numbers and their ratio.
 *
 * <p>Arguments: the agent's jar, the driver's jar, the number of rows of the long reads, the number
 * of turns.
 */
public final class StatementCost {
  private static final int DRIVERS_FAILURES = 9;

  /** More compressed rows the driver rarely gets through without the agent. */
  private static final long READABLE_ROWS = 40_000;

  private static final String OPENS = "--add-opens=java.base/java.nio=ALL-UNNAMED";

  private final String agent;
  private final String driver;
  private final int turns;
  private Duration added = Duration.ZERO;

  private StatementCost(String agent, String driver, int turns) {
    this.agent = agent;
    this.driver = driver;
    this.turns = turns;
  }

  public static void main(String[] arguments) throws Exception {
    long rows = Long.parseLong(arguments[2]);
    StatementCost cost =
        new StatementCost(arguments[0], arguments[1], Integer.parseInt(arguments[3]));
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(2000).start()) {
      cost.statements(endpoint);
    }
    cost.reads(
        EmbeddedEndpoint.builder().rows(Math.min(rows, READABLE_ROWS)),
        "wide",
        "15 columns, endpoint compresses");
    cost.reads(
        EmbeddedEndpoint.builder().rows(rows).compression(Compression.NONE),
        "numbers",
        "one column of numbers, endpoint does not compress");
  }

  private void statements(EmbeddedEndpoint endpoint) throws Exception {
    for (int millis = 1; millis >= 0; millis--) {
      added = Duration.ofMillis(millis);
      String at = " at " + millis + " ms added";
      compare(endpoint, "first", "a text seen for the first time" + at, "ms");
      compare(endpoint, "again", "the same text again" + at, "ms");
      compare(endpoint, "prepared", "prepared, two parameters, again" + at, "ms");
      compare(endpoint, "prepared-new", "prepared, other values each time" + at, "ms");
    }
    added = Duration.ofMillis(1);
    validation(endpoint);
    added = Duration.ZERO;
    double without = median(run(endpoint, "memory", false));
    double with = median(run(endpoint, "memory", true));
    System.out.printf(
        Locale.ROOT,
        "%-52s %.0f bytes, unpatched %.0f: %+.0f%n",
        "allocated for a statement without need, patched",
        with,
        without,
        with - without);
  }

  /** Beside the same call by gRPC alone, in turns. */
  private void validation(EmbeddedEndpoint endpoint) throws Exception {
    double[] bare = new double[turns];
    double[] with = new double[turns];
    for (int i = 0; i < turns; i++) {
      bare[i] = bare(endpoint);
      with[i] = once(endpoint, "validation", true);
    }
    System.out.printf(
        Locale.ROOT,
        "%-52s %.3f ms, the bare round trip %.3f ms: %.3f over it%n",
        "SELECT 1 at 1 ms added, patched",
        median(with),
        median(bare),
        median(with) - median(bare));
  }

  private void reads(EndpointBuilder builder, String kind, String what) throws Exception {
    try (EmbeddedEndpoint endpoint = builder.start()) {
      double[] without = new double[turns];
      double[] with = new double[turns];
      for (int i = 0; i < turns; i++) {
        without[i] = once(endpoint, kind, false);
        with[i] = once(endpoint, kind, true);
      }
      print(what, median(without), median(with), "rows/s", median(with) / median(without));
    }
  }

  private void compare(EmbeddedEndpoint endpoint, String kind, String what, String unit)
      throws Exception {
    double[] without = new double[turns];
    double[] with = new double[turns];
    for (int i = 0; i < turns; i++) {
      without[i] = once(endpoint, kind, false);
      with[i] = once(endpoint, kind, true);
    }
    print(what, median(without), median(with), unit, median(without) / median(with));
  }

  private static void print(String what, double without, double with, String unit, double ratio) {
    System.out.printf(
        Locale.ROOT,
        "%-52s unpatched %.3f, patched %.3f %s: ratio %.2f%n",
        what,
        without,
        with,
        unit,
        ratio);
  }

  private double[] run(EmbeddedEndpoint endpoint, String kind, boolean patched) throws Exception {
    double[] results = new double[turns];
    for (int i = 0; i < turns; i++) {
      results[i] = once(endpoint, kind, patched);
    }
    return results;
  }

  /**
   * The driver without the agent now and then takes a compressed message for a broken one
   * (CHANGELOG.md); that run is made again.
   */
  private double once(EmbeddedEndpoint endpoint, String kind, boolean patched) throws Exception {
    for (int i = 0; !patched && i < DRIVERS_FAILURES; i++) {
      try {
        return result(endpoint, kind, false);
      } catch (IllegalStateException failed) {
        System.out.println(kind + " without the agent failed, and is made again");
      }
    }
    return result(endpoint, kind, patched);
  }

  private double result(EmbeddedEndpoint endpoint, String kind, boolean patched) throws Exception {
    return run(
        endpoint,
        patched ? "-javaagent:" + agent : OPENS,
        classes() + File.pathSeparator + driver,
        StatementWork.class.getName(),
        endpoint.jdbcUrl(),
        kind);
  }

  private double bare(EmbeddedEndpoint endpoint) throws Exception {
    return run(
        endpoint,
        OPENS,
        System.getProperty("java.class.path"),
        BareRoundTrip.class.getName(),
        "localhost:" + endpoint.port(),
        Integer.toString(StatementWork.WARM_UP),
        Integer.toString(StatementWork.MEASURED));
  }

  /** The number that a JVM prints. It warms up without latency, which would only take time. */
  private double run(EmbeddedEndpoint endpoint, String option, String classPath, String... program)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx2g", option, "-cp", classPath));
    command.addAll(List.of(program));
    endpoint.calls().clear();
    endpoint.setLatency(Duration.ZERO);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    StringBuilder out = new StringBuilder();
    double result = Double.NaN;
    for (String line : lines(process)) {
      out.append(line).append('\n');
      if (line.equals(StatementWork.WARM)) {
        endpoint.setLatency(added);
        process.outputWriter().append('\n').flush();
      } else if (line.startsWith("result ")) {
        result = Double.parseDouble(line.substring(7));
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", program) + " failed\n" + out);
    }
    return result;
  }

  private static Iterable<String> lines(Process process) {
    return () -> process.inputReader(StandardCharsets.UTF_8).lines().iterator();
  }

  private static String classes() throws Exception {
    return Path.of(StatementWork.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
