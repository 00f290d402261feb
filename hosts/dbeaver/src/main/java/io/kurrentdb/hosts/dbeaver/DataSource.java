package io.kurrentdb.hosts.dbeaver;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A connection of the list on the left, as the generic provider opens it. */
final class DataSource {
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";

  private final Driver driver;
  private final String url;
  private final Properties properties = new Properties();

  /** The driver's jar is in a loader of its own, a child of the bundle's. */
  DataSource(Path jar, String url) throws Exception {
    ClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, DataSource.class.getClassLoader());
    this.driver =
        (Driver) Class.forName(DRIVER, true, loader).getDeclaredConstructor().newInstance();
    this.url = url;
    properties.put("user", "admin");
    properties.put("password", "changeit");
  }

  /** What the dialog offers under "Driver properties": names with their descriptions. */
  Map<String, String> offeredProperties() throws SQLException {
    Map<String, String> offered = new TreeMap<>();
    for (DriverPropertyInfo one : driver.getPropertyInfo(url, properties)) {
      offered.put(one.name, one.description);
    }
    return offered;
  }

  Connection open() throws SQLException {
    return open(properties);
  }

  /** With one more of the driver properties. */
  Connection open(String property, String value) throws SQLException {
    Properties more = new Properties();
    more.putAll(properties);
    more.put(property, value);
    return open(more);
  }

  private Connection open(Properties given) throws SQLException {
    if (!driver.acceptsURL(url)) {
      throw new SQLException("the driver does not take " + url);
    }
    Connection connection = driver.connect(url, given);
    connection.setReadOnly(true);
    connection.setAutoCommit(true);
    connection.getAutoCommit();
    connection.getCatalog();
    connection.getSchema();
    return connection;
  }
}
