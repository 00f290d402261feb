package io.kurrentdb.it.jvm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JDKs that hosts under test run on. Those beside the build's own are named by {@code
 * JAVA25_HOME} or {@code JAVA_HOME_25_X64} and their like, or lie in a usual folder; a test for one
 * that is not there is reported as skipped.
 */
public enum Jdk {
  /** The JDK that runs the build, 17 or later; with {@code -Djdk=25} that one instead. */
  BUILD(Integer.getInteger("jdk", Runtime.version().feature())),
  JAVA_21(21),
  JAVA_25(25);

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of("/Library/Java/JavaVirtualMachines"),
          Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"),
          Path.of(System.getProperty("user.home"), ".jdks"));

  private final int version;

  Jdk(int version) {
    this.version = version;
  }

  /** The feature release: 25. */
  public int version() {
    return version;
  }

  public boolean isHere() {
    return find().isPresent();
  }

  /** Where it is installed; the calling test is skipped where it is not. */
  public Path home() {
    Optional<Path> home = find();
    assumeTrue(
        home.isPresent(),
        () -> "There is no JDK " + version + " here: name one by JAVA" + version + "_HOME");
    return home.get();
  }

  @Override
  public String toString() {
    return "Java " + version;
  }

  private Optional<Path> find() {
    if (version == Runtime.version().feature()) {
      return Optional.of(Path.of(System.getProperty("java.home")));
    }
    Stream<String> named =
        Stream.of("JAVA" + version + "_HOME", "JAVA_HOME_" + version + "_X64")
            .map(System::getenv)
            .filter(home -> home != null);
    return Stream.concat(named.map(Path::of), FOLDERS.stream().flatMap(Jdk::homesIn))
        .filter(home -> isJdk(home))
        .findFirst();
  }

  private static Stream<Path> homesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all
          .sorted()
          .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
          .toList()
          .stream();
    } catch (IOException notReadable) {
      return Stream.of();
    }
  }

  private boolean isJdk(Path home) {
    try {
      return Files.exists(home.resolve("bin/java"))
          && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version);
    } catch (IOException notReadable) {
      return false;
    }
  }
}
