package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.RowCap;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.core.StatementContext;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaPreparedStatement;
import org.apache.calcite.avatica.AvaticaStatement;

/**
 * Goes around every execution of a statement: says to the protocol how long it may take, how many
 * rows are wanted and which values its parameters have.
 */
public final class ExecuteShim implements Function<Object[], Object> {
  private final Ledger ledger;

  public ExecuteShim(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param arguments the method's name, the connection and the method's arguments; or "exit", what
   *     the call before gave back and what was thrown
   * @return null where nothing is to be done, a Throwable that the execution is to end with, or
   *     what "exit" needs
   */
  @Override
  public Object apply(Object[] arguments) {
    if ("exit".equals(arguments[0])) {
      ((Execution) arguments[1]).end((Throwable) arguments[2]);
      return null;
    }
    AvaticaConnection connection = (AvaticaConnection) arguments[1];
    if (!Connections.recognise(connection)) {
      return null;
    }
    try {
      return begin((String) arguments[0], connection, (Object[]) arguments[2]);
    } catch (SQLException e) {
      return e;
    }
  }

  private Execution begin(String method, AvaticaConnection connection, Object[] arguments)
      throws SQLException {
    if (method.equals("executeBatchUpdateInternal") || method.equals("prepareAndUpdateBatch")) {
      throw readOnly();
    }
    if (arguments[0] instanceof AvaticaStatement) {
      return begin(connection, (AvaticaStatement) arguments[0]);
    }
    // Preparing, be it by the host or, with a context of its own, by nativeSQL.
    return StatementContext.current() == null
        ? new Execution(StatementContext.preparing(Deadline.of(connection, null)), null)
        : null;
  }

  private static SQLException readOnly() {
    return SqlErrors.of(
        SqlState.READ_ONLY.code(),
        "KurrentDB SQL is read-only, so there is nothing that a batch could do. Execute the"
            + " statement once for each set of parameters.",
        null);
  }

  private Execution begin(AvaticaConnection connection, AvaticaStatement statement)
      throws SQLException {
    OpenResult.discard(statement);
    long cap = RowCap.of(Connections.properties(connection));
    StatementContext context =
        StatementContext.of(cap, statement.getLargeMaxRows(), Deadline.of(connection, statement));
    // Without the patch the driver has the values, and binds them.
    if (statement instanceof AvaticaPreparedStatement && ledger.isInPlace(ParametersShim.ID)) {
      context.values(Parameters.literals((AvaticaPreparedStatement) statement));
    }
    AtomicBoolean cancelled = Inside.get(AvaticaStatement.class, "cancelFlag", statement);
    cancelled.set(false);
    Executions.begin(statement, context);
    return new Execution(context, statement);
  }
}
