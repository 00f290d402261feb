package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.StatementContext;
import java.sql.SQLException;
import org.apache.calcite.avatica.AvaticaStatement;

/** One execution of a statement, from its first call until its result can be read. */
final class Execution {
  private final StatementContext context;
  private final StatementContext before;
  private final AvaticaStatement statement;

  /**
   * @param statement null where a statement is only prepared
   */
  Execution(StatementContext context, AvaticaStatement statement) {
    this.context = context;
    this.before = context.enter();
    this.statement = statement;
  }

  /**
   * Leaves no result where the execution failed: the driver keeps the one that it could not fill.
   */
  void end(Throwable thrown) {
    StatementContext.restore(before);
    context.closeEarly();
    if (thrown != null && statement != null) {
      try {
        OpenResult.discard(statement);
      } catch (SQLException e) {
        thrown.addSuppressed(e);
      }
    }
  }
}
