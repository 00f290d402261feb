package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.flight.Servers;
import io.kurrentdb.shims.flight.Unclosed;
import java.util.List;
import org.apache.arrow.driver.jdbc.ArrowFlightJdbcFlightStreamResultSet;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaResultSet;

/**
 * Results of DatabaseMetaData, which belong to no statement and so are closed by none. Of those
 * that a host drops without closing them the driver would not free the memory, and the connection
 * could not be closed.
 */
final class OpenMetadata {
  private OpenMetadata() {}

  /**
   * @param batch what the result is about to show; null where that is nothing
   */
  static void shows(AvaticaResultSet result, VectorSchemaRoot batch) {
    Unclosed unclosed = unclosed(result);
    if (unclosed == null) {
      return;
    }
    if (batch == null || batch.getRowCount() == 0) {
      unclosed.watch(result);
    } else {
      unclosed.hold(result);
    }
  }

  /** To be called when the driver has closed it, which it forgets without a statement. */
  static void closed(AvaticaResultSet result) {
    Unclosed unclosed = unclosed(result);
    if (unclosed != null) {
      Inside.set(AvaticaResultSet.class, "closed", result, true);
      unclosed.closed(result);
    }
  }

  /** Those of a connection that are still open. */
  static List<AutoCloseable> takeAll(AvaticaConnection connection) {
    Unclosed unclosed = Servers.unclosed(Connections.channel(connection));
    return unclosed == null ? List.of() : unclosed.takeAll();
  }

  /** Null where the result belongs to a statement, or to another server. */
  private static Unclosed unclosed(AvaticaResultSet result) {
    if (!(result instanceof ArrowFlightJdbcFlightStreamResultSet)
        || Inside.get(AvaticaResultSet.class, "statement", result) != null) {
      return null;
    }
    AvaticaConnection connection =
        Inside.get(ArrowFlightJdbcFlightStreamResultSet.class, "connection", result);
    return Connections.isKurrentDb(connection)
        ? Servers.unclosed(Connections.channel(connection))
        : null;
  }
}
