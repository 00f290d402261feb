package io.kurrentdb.it.hosts;

import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Jdk;
import io.kurrentdb.it.jvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A SPARK_HOME made of the jars from Maven. What {@code bin/spark-submit} does is done here:
 * Spark's own launcher makes the driver's command from {@code conf/spark-defaults.conf}, and
 * Spark's workers start the executors, each a JVM of its own.
 */
final class SparkHome {
  private static final long PATIENCE_MINUTES = 8;

  private final Path folder;
  private final Jdk jdk;

  /**
   * @param defaults the lines of spark-defaults.conf
   */
  SparkHome(Path folder, Jdk jdk, List<String> defaults) throws IOException {
    this.folder = folder;
    this.jdk = jdk;
    Files.createDirectories(folder.resolve("conf"));
    Files.createSymbolicLink(folder.resolve("jars"), HostFiles.file("spark", "lib"));
    Files.write(folder.resolve("conf/spark-defaults.conf"), defaults);
    Files.write(
        folder.resolve("conf/log4j2.properties"),
        List.of(
            "rootLogger.level = warn",
            "rootLogger.appenderRef.stderr.ref = stderr",
            "appender.stderr.type = Console",
            "appender.stderr.name = stderr",
            "appender.stderr.target = SYSTEM_ERR"));
  }

  private Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        folder.toString(),
        "SPARK_SCALA_VERSION",
        "2.13",
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "JAVA_HOME",
        jdk.home().toString());
  }

  /** Runs {@code spark-submit} with these arguments until the application has ended. */
  Outcome submit(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("KURRENTDB_"));
    builder.environment().putAll(environment());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.destroy();
    }
    // Or else JUnit warns that the folder it deletes leads out of it.
    Files.delete(folder.resolve("jars"));
    Outcome outcome =
        new Outcome(ended ? process.exitValue() : -1, Files.readString(out), Files.readString(err));
    if (!ended) {
      throw new AssertionError("it did not end:\n" + outcome.out() + outcome.err());
    }
    return outcome;
  }

  /** The command of the driver's JVM, as the launcher prints it for the script: by NULs. */
  private List<String> command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit"));
    all.addAll(List.of(arguments));
    HostJvm launcher = HostJvm.plain().on(jdk).classPath(List.of(folder + "/jars/*"));
    environment().forEach(launcher::environment);
    Outcome printed = launcher.run("org.apache.spark.launcher.Main", all.toArray(String[]::new));
    return Stream.of(printed.out().split("\0"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /** What each executor wrote to its standard error. */
  List<String> executors() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
      List<String> logs = new ArrayList<>();
      for (Path file : files.filter(f -> f.endsWith("stderr")).toList()) {
        logs.add(Files.readString(file));
      }
      return logs;
    }
  }
}
