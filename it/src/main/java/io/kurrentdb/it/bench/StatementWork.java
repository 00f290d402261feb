package io.kurrentdb.it.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/**
 * The client's half of {@link StatementCost}: one JVM with the driver, patched or not, that does
 * one kind of work and prints one number. Nothing but the JDK and the driver is on its class path.
 */
public final class StatementWork {
  /**
   * So many that the JVM has compiled what a statement runs: hosts run for weeks. After 2,000 its
   * compiler still takes a third of the processor's time, after 8,000 a tenth.
   */
  static final int WARM_UP = 8000;

  /** What is printed after the warm-up; one line is then waited for. */
  static final String WARM = "warm";

  static final int MEASURED = 600;

  private final Connection connection;
  private int serial;

  private StatementWork(Connection connection) {
    this.connection = connection;
  }

  /** One statement, read to its end. */
  private interface Work {
    void run() throws SQLException;
  }

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      double result = new StatementWork(connection).measure(arguments[1]);
      System.out.printf(Locale.ROOT, "result %.6f%n", result);
    } catch (SQLException | RuntimeException failed) {
      // The driver's threads would keep this JVM, and whoever waits for its result.
      failed.printStackTrace(System.out);
      System.exit(1);
    }
  }

  private double measure(String kind) throws SQLException {
    switch (kind) {
      case "first":
        return median(this::newText);
      case "again":
        return median(() -> query("SELECT log_position, stream FROM kdb.records LIMIT 1"));
      case "prepared":
        return prepared(1);
      case "prepared-new":
        return prepared(1000);
      case "validation":
        return median(() -> query("SELECT 1"));
      case "wide":
        return rowsPerSecond("SELECT * FROM kdb.records");
      case "numbers":
        return rowsPerSecond("SELECT log_position FROM kdb.records");
      case "memory":
        return allocated(() -> query("SELECT log_position, stream FROM kdb.records LIMIT 1"));
      default:
        throw new IllegalArgumentException(kind);
    }
  }

  private void newText() throws SQLException {
    query("SELECT log_position, stream FROM kdb.records WHERE log_position = " + serial++);
  }

  private long query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      long count = 0;
      while (rows.next()) {
        rows.getObject(1);
        count++;
      }
      return count;
    }
  }

  /** One execution after another, over so many different values. */
  private double prepared(int values) throws SQLException {
    String sql = "SELECT log_position FROM kdb.records WHERE log_position = ? AND stream <> ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return median(
          () -> {
            statement.setLong(1, serial++ % values);
            statement.setString(2, "nobody");
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                rows.getLong(1);
              }
            }
          });
    }
  }

  private static void warmUp(Work work) throws SQLException {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    waitUntilTold();
  }

  /** The endpoint answers without latency until then. */
  static void waitUntilTold() {
    System.out.println(WARM);
    try {
      System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Milliseconds. */
  private static double median(Work work) throws SQLException {
    warmUp(work);
    double[] times = new double[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[MEASURED / 2];
  }

  /** Bytes that the calling thread allocates for a statement. */
  private static double allocated(Work work) throws SQLException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long own = Thread.currentThread().getId();
    warmUp(work);
    long before = threads.getThreadAllocatedBytes(own);
    for (int i = 0; i < MEASURED; i++) {
      work.run();
    }
    return (threads.getThreadAllocatedBytes(own) - before) / (double) MEASURED;
  }

  private double rowsPerSecond(String sql) throws SQLException {
    read(sql);
    long start = System.nanoTime();
    long rows = read(sql);
    return rows / ((System.nanoTime() - start) / 1e9);
  }

  /** Every column, as an export does. */
  private long read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      long count = 0;
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getObject(i);
        }
        count++;
      }
      return count;
    }
  }
}
