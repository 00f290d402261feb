package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;

/** Asks the server whether it is still there; the driver only looks whether close was called. */
public final class IsValidShim implements Function<Object[], Object> {

  /**
   * @param arguments the method's name, the connection, the arguments of isValid
   * @return null where the driver is to answer, else an array with the answer
   */
  @Override
  public Object apply(Object[] arguments) {
    Connection connection = (Connection) arguments[1];
    int seconds = (Integer) ((Object[]) arguments[2])[0];
    if (seconds < 0 || !Connections.isKurrentDb(connection)) {
      return null;
    }
    return new Object[] {answers(connection, seconds)};
  }

  /** Whether the server answers the test query within so many seconds; 0 for no limit. */
  static boolean answers(Connection connection, int seconds) {
    try {
      if (connection.isClosed()) {
        return false;
      }
      ask(connection, seconds);
      return true;
    } catch (SQLException e) {
      Log.debug("isValid is false: " + e.getMessage());
      return false;
    }
  }

  /** One round trip, or two where this text was not sent before. */
  private static void ask(Connection connection, int seconds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(seconds);
      try (ResultSet result = statement.executeQuery(Setting.TEST_QUERY.get())) {
        result.next();
      }
    }
  }
}
