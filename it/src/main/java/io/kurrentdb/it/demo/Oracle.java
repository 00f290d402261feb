package io.kurrentdb.it.demo;

import io.kurrentdb.it.demo.actions.HostAction;
import io.kurrentdb.it.demo.actions.Rows;
import io.kurrentdb.it.endpoint.EventStoreData;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tells whether an answer is right: DuckDB itself, asked over the same events, has the last word.
 */
final class Oracle implements AutoCloseable {
  private final EventStoreData data;

  Oracle(long rows) throws SQLException {
    data = EventStoreData.oracle(rows);
  }

  boolean isRight(HostAction action, String answer) throws SQLException {
    String sql = action.judge().orElse(null);
    return sql == null ? action.isRight(answer) : answer.equals(answerTo(sql));
  }

  private String answerTo(String sql) throws SQLException {
    try (Connection connection = data.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Rows.onOneLine(rows);
    }
  }

  @Override
  public void close() throws SQLException {
    data.close();
  }
}
