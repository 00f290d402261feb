package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.weaving.NameSpace;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The class files of a driver: of one jar, or of one and those of its libraries. */
final class DriverClasses {
  private static final String DRIVER = "org/apache/arrow/driver/jdbc/ArrowFlightJdbcDriver.class";

  /** Packages of flight-sql-jdbc-core's libraries, and the artifact that has each. */
  private static final String[][] LIBRARIES = {
    {"org/apache/arrow/flight/sql/", "flight-sql"},
    {"org/apache/arrow/flight/", "flight-core"},
    {"org/apache/arrow/memory/", "arrow-memory-core"},
    {"org/apache/arrow/vector/", "arrow-vector"},
    {"org/apache/calcite/avatica/", "avatica"},
    {"io/grpc/netty/", "grpc-netty"},
    {"io/grpc/internal/", "grpc-core"},
    {"io/grpc/", "grpc-api"},
    {"io/netty/util/", "netty-common"},
  };

  private final String name;
  private final List<JarFile> jars;

  private DriverClasses(String name, List<JarFile> jars) {
    this.name = name;
    this.jars = jars;
  }

  /** Stays open until the command ends. */
  static DriverClasses of(File jar) throws IOException {
    return new DriverClasses(jar.getName(), List.of(new JarFile(jar)));
  }

  /** These first, then the others'. */
  DriverClasses with(List<DriverClasses> others) {
    List<JarFile> all = new ArrayList<>(jars);
    others.forEach(other -> all.addAll(other.jars));
    return new DriverClasses(name, all);
  }

  String name() {
    return name;
  }

  boolean isDriver() {
    return jars.get(0).getEntry(DRIVER) != null;
  }

  /** By what lies beside the driver, as the agent tells it. */
  NameSpace nameSpace() {
    for (NameSpace space : NameSpace.values()) {
      if (space != NameSpace.PLAIN && has(space.dottedPrefix().replace('.', '/'))) {
        return space;
      }
    }
    return NameSpace.PLAIN;
  }

  private boolean has(String prefix) {
    return jars.stream()
        .flatMap(JarFile::stream)
        .anyMatch(entry -> entry.getName().startsWith(prefix));
  }

  /**
   * @param className with slashes
   * @return null where no jar has it
   */
  byte[] find(String className) throws IOException {
    for (JarFile jar : jars) {
      JarEntry entry = jar.getJarEntry(className + ".class");
      if (entry != null) {
        try (InputStream in = jar.getInputStream(entry)) {
          return in.readAllBytes();
        }
      }
    }
    return null;
  }

  List<JarFile> jars() {
    return jars;
  }

  /** The artifact that should have a class; null where that is the driver itself. */
  static String libraryOf(String className) {
    for (String[] library : LIBRARIES) {
      if (className.startsWith(library[0])) {
        return library[1];
      }
    }
    return null;
  }

  /** Whether a jar has others of the class's package: its library, in a version without it. */
  boolean hasPackageOf(String className) {
    int end = className.lastIndexOf('/') + 1;
    String folder = className.substring(0, end);
    return jars.stream()
        .flatMap(JarFile::stream)
        .map(JarEntry::getName)
        .anyMatch(
            entry ->
                entry.startsWith(folder)
                    && entry.indexOf(".class", end) > 0
                    && entry.indexOf('/', end) < 0);
  }
}
