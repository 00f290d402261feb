package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/**
 * Time limits and lost peers, in the JVM of an application. Arguments: host and port of an endpoint
 * that answers each call after 700 ms, and of a proxy that falls silent at a word.
 */
final class Liveness {
  /** The proxy forwards nothing any more once it has seen this. */
  static final String SILENCE = "silence_please";

  private static final String LONG =
      "SELECT a.stream FROM kdb.records a, (SELECT * FROM kdb.records) b";

  private final String slow;
  private final String proxy;

  private Liveness(String slow, String proxy) {
    this.slow = slow;
    this.proxy = proxy;
  }

  public static void main(String[] arguments) throws Exception {
    new Liveness(arguments[0], arguments[1]).run();
    Checks.end();
  }

  private void run() {
    check("setQueryTimeout is one limit for all calls of a statement", this::queryTimeout);
    check("setNetworkTimeout is one limit for all calls of a statement", this::networkTimeout);
    check("defaultDeadline is one limit for all calls of a statement", this::defaultDeadline);
    check("a time limit holds while rows are read, however slowly", this::slowReader);
    check("a statement within its time is left alone", this::inTime);
    check("cancel while rows are read ends the result", this::cancelWhileReading);
    check("keep-alive finds a peer that is silently gone", this::silentPeer);
    check("a query timeout holds where the peer is silently gone", this::silentPeerWithTimeout);
  }

  private Connection connect(String to, String more) throws SQLException {
    return DriverManager.getConnection("jdbc:kurrentdb://u:p@" + to + "?tls=false" + more);
  }

  private void queryTimeout() throws SQLException {
    try (Connection connection = connect(slow, "");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      timesOut(() -> read(statement.executeQuery("SELECT 'query timeout' FROM kdb.records")));
    }
  }

  private void networkTimeout() throws SQLException {
    try (Connection connection = connect(slow, "");
        Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 1_000);
      timesOut(() -> read(statement.executeQuery("SELECT 'network timeout' FROM kdb.records")));
    }
  }

  private void defaultDeadline() throws SQLException {
    try (Connection connection = connect(slow, "&defaultDeadline=1000");
        Statement statement = connection.createStatement()) {
      timesOut(() -> read(statement.executeQuery("SELECT 'deadline' FROM kdb.records")));
      statement.setQueryTimeout(20);
      read(statement.executeQuery("SELECT 'its own limit' FROM kdb.records"));
    }
  }

  private void slowReader() throws Exception {
    try (Connection connection = connect(slow, "");
        PreparedStatement statement = connection.prepareStatement(LONG)) {
      statement.setQueryTimeout(2);
      ResultSet rows = statement.executeQuery();
      yes(rows.next(), "no row");
      timesOut(
          () -> {
            while (rows.next()) {
              Thread.sleep(rows.getRow() % 500 == 0 ? 100 : 0);
            }
          });
    }
  }

  private void inTime() throws SQLException {
    try (Connection connection = connect(slow, "");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(20);
      same(100, read(statement.executeQuery("SELECT 'in time' FROM kdb.records LIMIT 100")));
    }
  }

  private void cancelWhileReading() throws Exception {
    try (Connection connection = connect(slow, "");
        Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery(LONG);
      yes(rows.next(), "no row");
      CountDownLatch cancelled = new CountDownLatch(1);
      Thread other =
          new Thread(
              () -> {
                try {
                  statement.cancel();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                } finally {
                  cancelled.countDown();
                }
              });
      other.start();
      cancelled.await();
      SQLException e = thrown(SQLException.class, () -> read(rows));
      same("57014", e.getSQLState());
    }
  }

  private void silentPeer() throws SQLException {
    String pings = "&keepAliveInterval=10000&keepAliveTimeout=1000";
    try (Connection connection = connect(proxy, pings);
        Statement statement = connection.createStatement()) {
      SQLException e =
          thrown(
              java.sql.SQLNonTransientConnectionException.class,
              () -> read(statement.executeQuery("SELECT '" + SILENCE + "' FROM kdb.records")));
      same("08006", e.getSQLState());
    }
  }

  private void silentPeerWithTimeout() throws SQLException {
    try (Connection connection = connect(proxy, "");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      for (int i = 0; i < 2; i++) {
        timesOut(
            () -> read(statement.executeQuery("SELECT '" + SILENCE + "', 2 FROM kdb.records")));
      }
      same(false, connection.isValid(1));
    }
  }

  private static void timesOut(Checks.Check check) {
    same("HYT00", thrown(SQLTimeoutException.class, check).getSQLState());
  }

  private static int read(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }
}
