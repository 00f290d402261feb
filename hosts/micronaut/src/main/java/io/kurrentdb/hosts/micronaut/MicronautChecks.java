package io.kurrentdb.hosts.micronaut;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A data source of Micronaut's. Argument: the URL of an endpoint with 2,000 orders. */
public final class MicronautChecks {
  private MicronautChecks() {}

  public static void main(String[] arguments) throws Exception {
    try (ApplicationContext context = ApplicationContext.run(settings(arguments[0]))) {
      check("the data source validates by SELECT 1", () -> validated(context));
      check("a query with a join is answered", () -> joined(context));
    }
    Checks.end();
    System.exit(0);
  }

  private static Map<String, Object> settings(String url) {
    return Map.of(
        "datasources.default.url", url,
        "datasources.default.username", "admin",
        "datasources.default.password", "changeit",
        "datasources.default.connection-test-query", "SELECT 1",
        "datasources.default.driver-class-name",
            "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver");
  }

  private static void validated(ApplicationContext context) throws SQLException {
    try (Connection connection = context.getBean(DataSource.class).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM kdb.records")) {
      yes(rows.next(), "no row");
      same(2_000L, rows.getLong(1));
    }
  }

  private static void joined(ApplicationContext context) throws SQLException {
    try (Connection connection = context.getBean(DataSource.class).getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT c.field_country FROM kdb.records r JOIN usr.\"orders-by-country\" c ON"
                    + " c.log_position = r.log_position WHERE r.log_position = ?")) {
      statement.setLong(1, 100);
      try (ResultSet rows = statement.executeQuery()) {
        yes(rows.next(), "no row");
        same("France", rows.getString(1));
      }
    }
  }
}
