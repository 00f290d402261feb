package io.kurrentdb.it.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** DuckDB itself: the judge, and the engine behind the modelled endpoint. */
final class DuckAsker implements Asker {
  private static final ScheduledExecutorService WATCH = watch();
  private static final int LIMIT_SECONDS = 20;

  private final Connection connection;

  DuckAsker(Connection connection) {
    this.connection = connection;
  }

  private static ScheduledExecutorService watch() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "runaway-queries");
              thread.setDaemon(true);
              return thread;
            });
    // Else it holds thousands of statements that ended long ago.
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  @Override
  public Outcome ask(String sql, List<Object> parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      return watched(statement, sql);
    } catch (SQLException e) {
      return Outcome.refused(Outcome.Kind.FAILED, sql, e.getMessage());
    }
  }

  @Override
  public Outcome withoutOptimizer(String sql) {
    ask("PRAGMA disable_optimizer");
    Outcome outcome = ask(sql);
    ask("PRAGMA enable_optimizer");
    return outcome;
  }

  private static Outcome watched(PreparedStatement statement, String sql) throws SQLException {
    ScheduledFuture<?> watch =
        WATCH.schedule(() -> cancel(statement), LIMIT_SECONDS, TimeUnit.SECONDS);
    try {
      if (!statement.execute()) {
        return Outcome.refused(Outcome.Kind.FAILED, sql, "not a query");
      }
      try (ResultSet result = statement.getResultSet()) {
        return Outcome.answered(Answer.read(result), sql);
      }
    } finally {
      watch.cancel(false);
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // It ended in the meantime.
    }
  }
}
