package io.kurrentdb.hosts.pools;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Two threads that borrow a connection, query and give it back, as an application's requests do.
 */
final class Load {
  private final DataSource pool;
  private final Thread[] threads = new Thread[2];
  private final AtomicLong answers = new AtomicLong();
  private volatile boolean ended;
  private volatile Throwable unexpected;

  Load(DataSource pool) {
    this.pool = pool;
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(this::run, "load");
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  private void run() {
    while (!ended) {
      try {
        requestOnce();
        answers.incrementAndGet();
      } catch (SQLException whileTheServerIsAway) {
        pause();
      } catch (Throwable notForAnApplicationToSee) {
        unexpected = notForAnApplicationToSee;
        pause();
      }
    }
  }

  private void requestOnce() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM kdb.records")) {
      rows.next();
      if (rows.getLong(1) != 2_000) {
        throw new IllegalStateException("count " + rows.getLong(1));
      }
    }
    pause();
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until so many more requests were answered; false where they were not in time. */
  boolean answersMore(long count, long seconds) throws InterruptedException {
    long wanted = answers.get() + count;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (answers.get() < wanted && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    return answers.get() >= wanted;
  }

  /** What a request ended with that is no SQLException; null where there was none. */
  Throwable unexpected() {
    return unexpected;
  }

  void end() throws InterruptedException {
    ended = true;
    for (Thread thread : threads) {
      thread.join(10_000);
    }
  }
}
