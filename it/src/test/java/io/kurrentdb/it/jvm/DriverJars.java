package io.kurrentdb.it.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The builds of the driver that tests run against: every release since 15.0.0; before it the driver
 * had no parameters. The build copies their jars (pom.xml), {@link Matrix} says when each is run.
 */
public enum DriverJars {
  /** Libraries renamed to {@code cfjd.}. */
  V15_0_0("15.0.0"),
  V15_0_2("15.0.2"),
  /** Libraries renamed to {@code org.apache.arrow.driver.jdbc.shaded.}. */
  V16_1_0("16.1.0"),
  V17_0_0("17.0.0"),
  V18_0_0("18.0.0"),
  V18_1_0("18.1.0"),
  V18_2_0("18.2.0"),
  V18_3_0("18.3.0"),
  /** Libraries under their own names, each a jar. */
  CORE_18_3_0("18.3.0");

  private static final Path FOLDER = Path.of("target", "drivers");

  private final String version;

  DriverJars(String version) {
    this.version = version;
  }

  /** The files that a JVM needs on its class path for this driver. */
  public List<String> classPath() {
    if (this != CORE_18_3_0) {
      return List.of(jar(artifact() + "-" + version + ".jar"));
    }
    List<String> jars = new ArrayList<>(jarsOf(FOLDER.resolve("core")));
    jars.addAll(librariesOfTests());
    return jars;
  }

  /** As Maven calls it: {@code flight-sql-jdbc-driver 18.3.0}. */
  @Override
  public String toString() {
    return artifact() + " " + version;
  }

  private String artifact() {
    return this == CORE_18_3_0 ? "flight-sql-jdbc-core" : "flight-sql-jdbc-driver";
  }

  private static String jar(String name) {
    Path jar = FOLDER.resolve(name).toAbsolutePath();
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: mvn generate-test-resources copies it");
    }
    return jar.toString();
  }

  private static List<String> jarsOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.toAbsolutePath().toString()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(folder + " is missing: mvn generate-test-resources", e);
    }
  }

  /** Arrow, gRPC and the rest; nothing of ours, and nothing that only tests need. */
  private static List<String> librariesOfTests() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> !entry.contains("kurrentdb"))
        .filter(entry -> !entry.contains("junit") && !entry.contains("duckdb"))
        .toList();
  }
}
