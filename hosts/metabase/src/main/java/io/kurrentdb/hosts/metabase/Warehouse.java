package io.kurrentdb.hosts.metabase;

import clojure.java.api.Clojure;
import clojure.lang.DynamicClassLoader;
import clojure.lang.IFn;
import clojure.lang.IPersistentMap;
import clojure.lang.Keyword;
import clojure.lang.PersistentHashMap;
import clojure.lang.PersistentVector;
import com.mchange.v2.c3p0.DataSources;
import java.io.File;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A database as an administrator adds it: the plug-in's jar in a loader of its own, what the
 * plug-in asks by Clojure's JDBC library, and the pool for everything else.
 */
final class Warehouse {
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";
  private static final String JDBC = "clojure.java.jdbc";

  private final String name;
  private final Map<String, String> details = new HashMap<>();

  /** The form's fields, as the plug-in's manifest names them, and those that Metabase adds. */
  Warehouse(String host, String port) {
    name = "//" + host + ":" + port + "/?user=admin&password=changeit&useEncryption=false";
    details.put("user", "admin");
    details.put("password", "changeit");
    details.put("useEncryption", "false");
    details.put("advanced-options", "false");
    details.put("destination-database", "false");
    details.put("let-user-control-scheduling", "false");
    details.put("cast", "metabase.driver.flightsql$fn__93716@4a1c8a5f");
    Clojure.var("clojure.core", "require").invoke(Clojure.read(JDBC));
  }

  /** metabase.plugins.classloader and the step register-jdbc-driver of the plug-in's manifest. */
  static void addPlugIn(File jar) throws Exception {
    DynamicClassLoader plugIns = new DynamicClassLoader(Warehouse.class.getClassLoader());
    plugIns.addURL(jar.toURI().toURL());
    Thread.currentThread().setContextClassLoader(plugIns);
    Class<?> driver = Class.forName(DRIVER, true, plugIns);
    DriverManager.registerDriver(
        new ProxyDriver((Driver) driver.getDeclaredConstructor().newInstance()));
  }

  /** The plug-in's can-connect?: a connection of its own, closed at once. */
  List<?> ask(String sql) {
    return (List<?>) Clojure.var(JDBC, "query").invoke(specification(), sql);
  }

  /** The plug-in's describe-database: the rows as maps, their keys in lower case. */
  @SuppressWarnings("unchecked")
  List<Map<Keyword, Object>> describe(String sql) throws Exception {
    Object spec = specification();
    try (Connection connection = (Connection) Clojure.var(JDBC, "get-connection").invoke(spec)) {
      IFn lowerCase = Clojure.var("clojure.string", "lower-case");
      return (List<Map<Keyword, Object>>)
          Clojure.var(JDBC, "query")
              .invoke(
                  PersistentHashMap.create(Keyword.intern("connection"), connection),
                  PersistentVector.create(sql),
                  PersistentHashMap.create(Keyword.intern("identifiers"), lowerCase));
    }
  }

  private IPersistentMap specification() {
    Map<Object, Object> spec = new HashMap<>();
    details.forEach((key, value) -> spec.put(Keyword.intern(key), value));
    spec.put(Keyword.intern("classname"), DRIVER);
    spec.put(Keyword.intern("subprotocol"), "arrow-flight-sql");
    spec.put(Keyword.intern("subname"), name);
    return PersistentHashMap.create(spec);
  }

  /** metabase.driver.sql-jdbc.connection's pool. */
  DataSource pool() throws Exception {
    Properties properties = new Properties();
    properties.putAll(details);
    Map<String, Object> settings =
        Map.of(
            "acquireIncrement", 1,
            "acquireRetryAttempts", 1,
            "initialPoolSize", 0,
            "minPoolSize", 0,
            "maxPoolSize", 15,
            "maxIdleTime", 3 * 60 * 60,
            "maxIdleTimeExcessConnections", 5 * 60,
            "testConnectionOnCheckout", true,
            "dataSourceName", "db-1-arrow-flight-sql-events");
    return DataSources.pooledDataSource(
        DataSources.unpooledDataSource("jdbc:arrow-flight-sql:" + name, properties), settings);
  }
}
