package io.kurrentdb.hosts.pools;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;

/** Every pool over KurrentDB. Arguments: the URL, and that of the endpoint's switches. */
public final class KurrentPools {
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";

  private final String url;
  private final String control;
  private final HttpClient http = HttpClient.newHttpClient();

  private KurrentPools(String url, String control) {
    this.url = url;
    this.control = control;
  }

  public static void main(String[] arguments) throws Exception {
    KurrentPools pools = new KurrentPools(arguments[0], arguments[1]);
    for (Pool pool : Pool.values()) {
      check(pool + " borrows by its own validation", () -> pools.borrows(pool, null));
      check(pool + " borrows by SELECT 1", () -> pools.borrows(pool, "SELECT 1"));
      // Vibur gives up a connection after any SQLException, of every database.
      if (pool != Pool.VIBUR) {
        check(pool + " keeps its connection after wrong statements", () -> pools.keeps(pool));
      }
    }
    pools.restart();
    Checks.end();
    System.exit(0);
  }

  private Pool.Source source(String validationQuery, int size) {
    return new Pool.Source(url, DRIVER, "admin", "changeit", validationQuery, size);
  }

  private void borrows(Pool pool, String validationQuery) throws Exception {
    try (Pool.Opened opened = pool.open(source(validationQuery, 2))) {
      for (int i = 0; i < 3; i++) {
        same(2_000L, count(opened.connections()));
      }
      try (Connection connection = opened.connections().getConnection()) {
        same("KurrentDB", connection.getMetaData().getDatabaseProductName());
        try (PreparedStatement statement =
            connection.prepareStatement("SELECT stream FROM kdb.records WHERE log_position = ?")) {
          statement.setLong(1, 100);
          try (ResultSet rows = statement.executeQuery()) {
            yes(rows.next(), "no row");
            same("orders-1", rows.getString(1));
          }
        }
      }
    }
  }

  static long count(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM kdb.records")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** 120 of them: after 100 a connection could prepare nothing more. */
  private void keeps(Pool pool) throws Exception {
    try (Pool.Opened opened = pool.open(source("SELECT 1", 1))) {
      same(2_000L, count(opened.connections()));
      long before = connections();
      for (int i = 0; i < 120; i++) {
        wrong(opened.connections(), i);
      }
      same(2_000L, count(opened.connections()));
      same(before, connections());
    }
  }

  private static void wrong(DataSource pool, int i) throws SQLException {
    String sql =
        i % 3 == 0
            ? "SELECT nothing FROM kdb.records"
            : i % 3 == 1 ? "SELEC 1" : "SELECT CAST(stream AS INTEGER) FROM kdb.records";
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          rows.getObject(1);
        }
      } catch (SQLException expected) {
        String state = expected.getSQLState();
        yes(state != null && (state.startsWith("42") || state.startsWith("22")), expected + state);
        return;
      }
      throw new AssertionError(sql + " was answered");
    }
  }

  private void restart() throws Exception {
    Map<Pool, Pool.Opened> opened = new EnumMap<>(Pool.class);
    Map<Pool, Load> loads = new EnumMap<>(Pool.class);
    for (Pool pool : Pool.values()) {
      opened.put(pool, pool.open(source("SELECT 1", 2)));
      loads.put(pool, new Load(opened.get(pool).connections()));
    }
    for (Pool pool : Pool.values()) {
      check(pool + " answers under load", () -> yes(loads.get(pool).answersMore(5, 20), "none"));
    }
    ask("restart");
    for (Pool pool : Pool.values()) {
      check(
          pool + " recovers by itself from a restart of the server under load",
          () -> {
            yes(loads.get(pool).answersMore(10, 30), "no answers after the restart");
            if (loads.get(pool).unexpected() != null) {
              throw new AssertionError("not an SQLException", loads.get(pool).unexpected());
            }
          });
    }
    for (Pool pool : Pool.values()) {
      loads.get(pool).end();
      opened.get(pool).close();
    }
  }

  private long connections() throws IOException, InterruptedException {
    return Long.parseLong(ask("connections"));
  }

  private String ask(String what) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(control + what)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
