package io.kurrentdb.hosts.pools;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A dashboard's panels, asked again and again over a pool, as Grafana and health checks do for
 * months: what the JVM holds must not grow. Arguments: the URL, how many rounds, and the pause
 * between two of them in milliseconds.
 */
public final class Polling {
  private static final String[] PANELS = {
    "SELECT count(*) FROM kdb.records WHERE created_at >= ?",
    "SELECT stream, count(*) FROM kdb.records WHERE created_at >= ? GROUP BY stream ORDER BY 2 DESC"
        + " LIMIT 5",
    "SELECT c.field_country, max(r.log_position) FROM kdb.records r JOIN usr.\"orders-by-country\" c"
        + " USING (log_position) WHERE r.created_at >= ? GROUP BY 1",
    "SELECT * FROM kdb.records WHERE created_at >= ? ORDER BY log_position DESC LIMIT 200"
  };

  /** Netty takes memory by chunks of this size, and one for each thread that comes to allocate. */
  private static final long CHUNK = 4 << 20;

  private static final long FIRST_EVENT = 1_776_000_000_000L;

  private final DataSource pool;
  private final long pause;

  private Polling(DataSource pool, long pause) {
    this.pool = pool;
    this.pause = pause;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[1]);
    Pool.Source source =
        new Pool.Source(
            arguments[0],
            "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver",
            "admin",
            "changeit",
            "SELECT 1",
            3);
    try (Pool.Opened opened = Pool.HIKARI.open(source)) {
      new Polling(opened.connections(), Long.parseLong(arguments[2])).run(rounds);
    }
    Checks.end();
    System.exit(0);
  }

  private void run(int rounds) throws Exception {
    // Until caches are full: of tickets, of adapted texts, of the pool's connections.
    poll(0, rounds);
    Footprint before = Footprint.now();
    poll(rounds, 2 * rounds);
    Footprint after = Footprint.now();
    String both = before + " " + after;
    System.out.println(both);
    check("the heap does not grow", () -> yes(after.heap() < before.heap() + 2_000_000, both));
    check(
        "direct memory does not grow",
        () -> yes(after.direct() <= before.direct() + 2 * CHUNK, both));
    check("threads do not pile up", () -> yes(after.threads() <= before.threads() + 2, both));
    check("connections do not pile up", () -> yes(after.files() <= before.files() + 3, both));
  }

  /** Each round has another time to begin with, as a panel that shows the last hour. */
  private void poll(int from, int to) throws Exception {
    for (int round = from; round < to; round++) {
      for (String panel : PANELS) {
        yes(rows(panel, FIRST_EVENT + round) > 0, panel);
      }
      if (round % 10 == 0) {
        mistyped();
      }
      Thread.sleep(pause);
    }
  }

  private int rows(String panel, long since) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(panel)) {
      statement.setLong(1, since);
      int rows = 0;
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          result.getObject(1);
          rows++;
        }
      }
      return rows;
    }
  }

  /** A panel that someone is still writing. */
  private void mistyped() throws SQLException {
    try {
      rows("SELECT steam FROM kdb.records WHERE created_at >= ?", 0);
      throw new AssertionError("it was answered");
    } catch (SQLException expected) {
      same("42703", expected.getSQLState());
    }
  }
}
