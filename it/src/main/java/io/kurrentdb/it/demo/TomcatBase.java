package io.kurrentdb.it.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A CATALINA_BASE as an operator lays it out: configuration, the driver in lib, the web application
 * in webapps.
 */
final class TomcatBase {
  private static final String RESOURCES = "/io/kurrentdb/it/demo/";
  private static final List<String> CONF = List.of("server.xml", "context.xml", "web.xml");
  private static final List<String> FROM_TOMCAT =
      List.of("catalina.properties", "logging.properties");
  private static final List<String> PAGE =
      List.of("WEB-INF/web.xml", "index.html", "demo.css", "demo.js", "icon.svg");
  private static final List<String> PACKAGES = List.of("actions", "web");

  private final Path folder;

  private TomcatBase(Path folder) {
    this.folder = folder;
  }

  static TomcatBase create(Build build, String name) throws IOException {
    TomcatBase base =
        new TomcatBase(Files.createTempDirectory(build.folder(), "base-" + name + "-"));
    base.makeFolders();
    for (String file : CONF) {
      base.resource("conf/" + file, "conf/" + file);
    }
    for (String file : FROM_TOMCAT) {
      Files.copy(build.tomcat().resolve("conf").resolve(file), base.path("conf/" + file));
    }
    Files.copy(build.driver(), base.path("lib").resolve(build.driver().getFileName()));
    base.webApplication();
    return base;
  }

  private void makeFolders() throws IOException {
    for (String name : List.of("conf", "lib", "logs", "temp", "work", "webapps/ROOT/WEB-INF")) {
      Files.createDirectories(path(name));
    }
  }

  private void webApplication() throws IOException {
    for (String file : PAGE) {
      resource("webapp/" + file, "webapps/ROOT/" + file);
    }
    Path classes = Path.of("io/kurrentdb/it/demo");
    Path source = Build.find().folder().resolveSibling("classes").resolve(classes);
    for (String name : PACKAGES) {
      Path to = path("webapps/ROOT/WEB-INF/classes").resolve(classes).resolve(name);
      Files.createDirectories(to);
      copyFiles(source.resolve(name), to);
    }
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void resource(String from, String to) throws IOException {
    try (InputStream in = TomcatBase.class.getResourceAsStream(RESOURCES + from)) {
      Files.copy(in, path(to), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** Where the process's output goes, as with Tomcat's own scripts. */
  Path log() {
    return path("logs/catalina.out");
  }

  /** Removes it all; what cannot be removed is left to {@code mvn clean}. */
  void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftToClean) {
      // A folder below target; nothing depends on its absence.
    }
  }
}
