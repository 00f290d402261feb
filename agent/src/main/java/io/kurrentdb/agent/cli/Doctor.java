package io.kurrentdb.agent.cli;

import io.kurrentdb.shims.connect.Secrets;
import io.kurrentdb.shims.core.Setting;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code doctor URL --driver driver.jar}: connects as a host would, and takes its steps one by one.
 * They run in a second JVM of the same Java, with the agent in it as in a host.
 */
final class Doctor {
  /** Where the second JVM finds the URL: command lines are seen by everybody on the machine. */
  static final String URL_VARIABLE = "KURRENTDB_DOCTOR_URL";

  static final String QUICK = "--quick";
  static final String QUIET = "--quiet";

  private static final String USAGE =
      "doctor needs a URL and the driver's jar:\n"
          + "  java -jar kurrentdb-agent.jar doctor 'jdbc:kurrentdb://user@host:2113'"
          + " --driver flight-sql-jdbc-driver-18.3.0.jar\n"
          + "  The password may stand in KURRENTDB_PASSWORD, and the URL in "
          + URL_VARIABLE
          + ".\n"
          + "  --driver   a jar, several with "
          + File.pathSeparator
          + " between, or a folder of jars\n"
          + "  --timeout  seconds that all of it may take, 60 by default\n"
          + "  --quick    connects and validates only, for a container's health check\n"
          + "  --quiet    prints what is wrong only";

  private Doctor() {}

  static int run(String[] words, PrintStream out, PrintStream err) {
    Arguments arguments =
        Arguments.of(words, List.of("--driver", "--timeout"), List.of(QUICK, QUIET));
    String url = arguments.rest().isEmpty() ? System.getenv(URL_VARIABLE) : arguments.rest().get(0);
    String driver = arguments.option("--driver", null);
    String problem = problem(arguments, url, driver);
    if (problem != null) {
      err.println(problem + "\n" + USAGE);
      return 2;
    }
    if (!arguments.has(QUIET)) {
      out.println("KurrentDB agent's doctor: " + Secrets.mask(url));
    }
    try {
      return start(arguments, url, classPath(driver), err);
    } catch (IOException e) {
      err.println("a second JVM could not be started: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static String problem(Arguments arguments, String url, String driver) {
    if (arguments.problem() != null) {
      return arguments.problem();
    }
    if (url == null || url.isEmpty()) {
      return "there is no URL.";
    }
    if (!url.regionMatches(true, 0, "jdbc:", 0, 5)) {
      return "the URL begins with jdbc:, such as jdbc:kurrentdb:// or jdbc:arrow-flight-sql://";
    }
    if (driver == null) {
      return "--driver is missing.";
    }
    for (String part : driver.split(File.pathSeparator)) {
      if (!Files.exists(Paths.get(part))) {
        return "there is no " + part + ".";
      }
    }
    try {
      return Long.parseLong(arguments.option("--timeout", "60")) > 0 ? null : "--timeout is 0.";
    } catch (NumberFormatException e) {
      return "--timeout takes a number of seconds.";
    }
  }

  private static String classPath(String driver) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String part : driver.split(File.pathSeparator)) {
      Path path = Paths.get(part);
      if (!Files.isDirectory(path)) {
        entries.add(path.toString());
        continue;
      }
      try (Stream<Path> files = Files.list(path)) {
        files.map(Path::toString).filter(name -> name.endsWith(".jar")).forEach(entries::add);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static int start(Arguments arguments, String url, String classPath, PrintStream err)
      throws IOException, InterruptedException {
    Path agent = AgentJar.path();
    List<String> command = new ArrayList<>();
    command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx256m");
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("kurrentdb.") || name.startsWith("javax.net.ssl.")) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    // As a property: the agent's first line, which is none of a health check's, is printed before
    // the environment is read.
    if (System.getProperty(Setting.LOG_LEVEL.property()) == null
        && System.getenv(Setting.LOG_LEVEL.variable()) == null) {
      command.add("-D" + Setting.LOG_LEVEL.property() + "=warn");
    }
    command.add("-javaagent:" + agent);
    command.add("-cp");
    command.add(classPath + File.pathSeparator + agent);
    command.addAll(List.of("io.kurrentdb.agent.Main", "doctor-steps"));
    for (String flag : List.of(QUICK, QUIET)) {
      if (arguments.has(flag)) {
        command.add(flag);
      }
    }
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put(URL_VARIABLE, url);
    environment.remove("JAVA_TOOL_OPTIONS");
    return await(builder.start(), Long.parseLong(arguments.option("--timeout", "60")), err);
  }

  private static int await(Process process, long seconds, PrintStream err)
      throws InterruptedException {
    if (process.waitFor(seconds, TimeUnit.SECONDS)) {
      return process.exitValue();
    }
    process.destroyForcibly();
    err.println(
        "no end after " + seconds + " s: the server does not answer. --timeout gives it longer.");
    return 1;
  }
}
