package io.kurrentdb.shims.driver;

import java.security.CodeSource;
import org.apache.calcite.avatica.AvaticaConnection;

/** Tells an operator which driver the log speaks of: a JVM can have several. */
final class DriverName {
  private DriverName() {}

  /** {@code patches of the driver in <jar>}; the class loader where it is from no jar. */
  static String of(AvaticaConnection connection) {
    Class<?> driver = connection.getClass();
    CodeSource source = driver.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "patches of the driver in the class loader " + driver.getClassLoader();
    }
    return "patches of the driver in " + path(source.getLocation().toString());
  }

  private static String path(String location) {
    return location.startsWith("file:") ? location.substring("file:".length()) : location;
  }
}
