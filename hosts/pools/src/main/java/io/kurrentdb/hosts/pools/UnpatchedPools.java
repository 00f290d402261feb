package io.kurrentdb.hosts.pools;

import static io.kurrentdb.it.jvm.Checks.check;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.util.List;

/** The same without the agent: why it is needed. Argument: the URL. */
public final class UnpatchedPools {
  private UnpatchedPools() {}

  public static void main(String[] arguments) throws Exception {
    for (Pool pool : List.of(Pool.HIKARI, Pool.TOMCAT, Pool.DBCP2)) {
      check(pool + " gives no connection by SELECT 1", () -> givesNone(pool, arguments[0]));
    }
    Checks.end();
    System.exit(0);
  }

  private static void givesNone(Pool pool, String url) throws Exception {
    Pool.Source source =
        new Pool.Source(
            url,
            "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver",
            "admin",
            "changeit",
            "SELECT 1",
            1);
    try (Pool.Opened opened = pool.open(source);
        Connection connection = opened.connections().getConnection()) {
      throw new AssertionError("it gave " + connection);
    } catch (Exception expected) {
      // This is what people see without the agent.
    }
  }
}
