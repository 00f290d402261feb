package io.kurrentdb.it.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The builds of the driver that tests run against: one for each of its three name spaces. */
public enum DriverJars {
  /** Libraries renamed to {@code cfjd.}. */
  V15_0_2,
  /** Libraries renamed to {@code org.apache.arrow.driver.jdbc.shaded.}. */
  V18_3_0,
  /** Libraries under their own names, each a jar. */
  CORE_18_3_0;

  private static final Path FOLDER = Path.of("target", "drivers");

  /** The files that a JVM needs on its class path for this driver. */
  public List<String> classPath() {
    switch (this) {
      case V15_0_2:
        return List.of(jar("flight-sql-jdbc-driver-15.0.2.jar"));
      case V18_3_0:
        return List.of(jar("flight-sql-jdbc-driver-18.3.0.jar"));
      default:
        List<String> jars = new ArrayList<>(jarsOf(FOLDER.resolve("core")));
        jars.addAll(librariesOfTests());
        return jars;
    }
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
