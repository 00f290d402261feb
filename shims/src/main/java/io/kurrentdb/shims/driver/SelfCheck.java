package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.SqlState;
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
   * @param ledger tells which patches are in place: without some of them a path ends in an error
   * @throws SQLException where the server does not answer as it should; no patch is to blame
   */
  static void run(Connection connection, Ledger ledger) throws SQLException {
    // Without the patch isValid asks nobody, and executes no statement.
    boolean valid =
        ledger.isInPlace("is-valid")
            ? connection.isValid(SECONDS)
            : IsValidShim.answers(connection, SECONDS);
    connection.getClientInfo();
    connection.getMetaData().getDriverVersion();
    connection.getMetaData().storesMixedCaseIdentifiers();
    if (ledger.isInPlace("jdbc-gaps")) {
      connection.getTypeMap();
    }
    connection.getMetaData().getCatalogs().close();
    try (PreparedStatement statement = bound(connection, ledger)) {
      statement.setQueryTimeout(SECONDS);
      ResultSet result = statement.executeQuery();
      result.getMetaData();
      result.next();
      result.getObject(1);
      result.close();
      provokeError(result);
      statement.cancel();
    }
    // Last: where the server refuses every query, the one above has said why.
    if (!valid) {
      throw new SQLException(
          Setting.TEST_QUERY.variable() + " is refused, or not answered within " + SECONDS + " s",
          SqlState.TIMEOUT.code());
    }
  }

  private static PreparedStatement bound(Connection connection, Ledger ledger) throws SQLException {
    PreparedStatement statement = connection.prepareStatement("SELECT ? AS self_check");
    try {
      statement.setInt(1, 1);
      if (ledger.isInPlace(ParametersShim.ID)) {
        return statement;
      }
    } catch (SQLException noParameters) {
      // The driver has none before 15.0.0; the summary will say that the patch is missing.
    }
    // The driver itself binds no value whose type the server cannot tell.
    statement.close();
    return connection.prepareStatement("SELECT 1 AS self_check");
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
