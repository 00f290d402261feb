package io.kurrentdb.it.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the build has put what the demo needs. */
final class Build {
  private static final String DRIVER = "flight-sql-jdbc-driver-18.3.0.jar";

  private final Path target;

  private Build(Path target) {
    this.target = target;
  }

  /** Finds {@code it/target} by the class file of this class. */
  static Build find() {
    try {
      Path classes =
          Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Build(classes.getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder that holds what the demo leaves behind while it runs. */
  Path folder() {
    return target.resolve("demo");
  }

  Path driver() {
    return existing(target.resolve("drivers").resolve(DRIVER));
  }

  Path agent() {
    return existing(
        target.getParent().getParent().resolve("agent").resolve("target/kurrentdb-agent.jar"));
  }

  /** Tomcat as it was unpacked. */
  Path tomcat() {
    try (Stream<Path> inside = Files.list(folder())) {
      return inside
          .filter(path -> path.getFileName().toString().startsWith("apache-tomcat-"))
          .findFirst()
          .orElseThrow(() -> missing(folder().resolve("apache-tomcat-*")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw missing(path);
    }
    return path;
  }

  private static IllegalStateException missing(Path path) {
    return new IllegalStateException(
        path + " is not there: run 'mvn -B -DskipTests package' in the project's folder first.");
  }
}
