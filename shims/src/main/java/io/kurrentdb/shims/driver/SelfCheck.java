package io.kurrentdb.shims.driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes the path through every patch of the driver once, with what a host does in its first minute,
 * so that the summary tells what works, not what was written into classes. A few round trips, once
 * for each class loader with a driver.
 */
final class SelfCheck {
  private static final int SECONDS = 10;

  private SelfCheck() {}

  /**
   * @throws SQLException where the server does not answer as it should; no patch is to blame
   */
  static void run(Connection connection) throws SQLException {
    connection.isValid(SECONDS);
    connection.getClientInfo();
    connection.getMetaData().getDriverVersion();
    connection.getMetaData().storesMixedCaseIdentifiers();
    connection.getTypeMap();
    connection.getMetaData().getCatalogs().close();
    try (PreparedStatement statement = connection.prepareStatement("SELECT ? AS self_check")) {
      statement.setQueryTimeout(SECONDS);
      statement.setInt(1, 1);
      ResultSet result = statement.executeQuery();
      result.getMetaData();
      result.next();
      result.getObject(1);
      result.close();
      provokeError(result);
      statement.cancel();
    }
  }

  private static void provokeError(ResultSet closed) {
    try {
      closed.next();
    } catch (SQLException expected) {
      return;
    }
    throw new IllegalStateException("a closed result goes on");
  }
}
