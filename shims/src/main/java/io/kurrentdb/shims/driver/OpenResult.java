package io.kurrentdb.shims.driver;

import java.sql.SQLException;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;

/** The result that a statement is at. */
final class OpenResult {
  private OpenResult() {}

  /**
   * Closes the result of the execution before, as JDBC has it, also where the next one fails before
   * the driver comes to it; or that of one that failed. One whose end is the statement's end is
   * left to the driver.
   */
  static void discard(AvaticaStatement statement) throws SQLException {
    if (!statement.isCloseOnCompletion()) {
      close(statement);
    }
  }

  /** Closes the result; the statement is at none from now on. */
  static void close(AvaticaStatement statement) {
    synchronized (statement) {
      AvaticaResultSet open = Inside.get(AvaticaStatement.class, "openResultSet", statement);
      if (open != null) {
        Inside.set(AvaticaStatement.class, "openResultSet", statement, null);
        open.close();
      }
    }
  }
}
