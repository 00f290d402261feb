package io.kurrentdb.it.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the modules of {@code hosts} built: small applications and their hosts' jars. */
final class HostFiles {
  private static final Path HOSTS = Path.of("..", "hosts");

  private HostFiles() {}

  /** The module's classes and the jars of its host, without a driver. */
  static List<String> classPath(String module) {
    List<String> path = new ArrayList<>();
    path.add(file(module, "classes").toString());
    try (Stream<Path> jars = Files.list(file(module, "lib"))) {
      jars.map(Path::toString).sorted().forEach(path::add);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return path;
  }

  /** A file that the module's build made. */
  static Path file(String module, String name) {
    Path file = HOSTS.resolve(module).resolve("target").resolve(name).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is missing: mvn -pl hosts,hosts/" + module + " package builds it");
    }
    return file;
  }
}
