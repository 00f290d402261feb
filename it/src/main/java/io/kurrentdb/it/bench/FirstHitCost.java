package io.kurrentdb.it.bench;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent costs a JVM once, when the driver appears: Byte Buddy, all patches of the driver,
 * the shims. Starts JVMs that make a connection, and adds up what the agent's debug lines say of
 * each class; the median of the sums.
 *
 * <p>Arguments: the agent's jar, the driver's jar, the number of runs, and the java commands to
 * measure.
 */
public final class FirstHitCost {
  private static final Pattern WOVEN = Pattern.compile("woven in (\\d+) us");

  private FirstHitCost() {}

  /** Connects to nobody: the driver makes no call for that. */
  public static final class ConnectingMain {
    private ConnectingMain() {}

    public static void main(String[] arguments) throws Exception {
      String url = "jdbc:arrow-flight-sql://localhost:1/?useEncryption=false";
      try (Connection connection = DriverManager.getConnection(url)) {
        connection.getAutoCommit();
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[2]);
    for (int i = 3; i < arguments.length; i++) {
      double[] sums = new double[runs];
      int classes = 0;
      for (int run = 0; run < runs; run++) {
        List<Long> woven = run(arguments[i], arguments[0], arguments[1]);
        classes = woven.size();
        sums[run] = woven.stream().mapToLong(Long::longValue).sum() / 1000.0;
      }
      Arrays.sort(sums);
      System.out.printf(
          Locale.ROOT,
          "%s: %.0f ms for %d classes (median of %d runs, best %.0f)%n",
          arguments[i],
          sums[runs / 2],
          classes,
          runs,
          sums[0]);
    }
  }

  private static List<Long> run(String java, String agent, String driver) throws Exception {
    Path log = Files.createTempFile("first-hit", ".log");
    new ProcessBuilder(
            java,
            "-Dkurrentdb.log-level=debug",
            "-javaagent:" + agent,
            "-cp",
            driver + File.pathSeparator + ownClasses(),
            ConnectingMain.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
    Matcher matcher = WOVEN.matcher(Files.readString(log, StandardCharsets.UTF_8));
    Files.delete(log);
    return matcher.results().map(result -> Long.valueOf(result.group(1))).toList();
  }

  /** Not the whole class path: Avatica is on it, and would be patched as well. */
  private static Path ownClasses() throws URISyntaxException {
    return Path.of(FirstHitCost.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
