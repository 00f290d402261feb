package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Log;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.AvaticaConnection;

/** Closes a connection's statements, and with them their results, before the connection. */
final class Closing {
  private Closing() {}

  /**
   * To be called before the driver closes a connection of KurrentDB's.
   *
   * @return false where it is closed already, and there is nothing left to do
   */
  static boolean begin(AvaticaConnection connection) throws SQLException {
    if (connection.isClosed()) {
      return false;
    }
    closeAll(new ArrayList<>(connection.statementMap.values()));
    closeAll(OpenMetadata.takeAll(connection));
    return true;
  }

  private static void closeAll(List<? extends AutoCloseable> open) {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        Log.debug("while closing: " + e);
      }
    }
  }
}
