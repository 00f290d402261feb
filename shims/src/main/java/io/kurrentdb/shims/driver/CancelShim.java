package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.StatementContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;

/**
 * Cancels a statement at any moment: the call that it waits for ends, on the server too, and the
 * thread that executes or reads gets the error. Nothing of the result is freed here, since that
 * thread may be reading it; it is when the result is closed.
 */
public final class CancelShim implements Function<Object[], Object> {
  private static final Object[] DONE = {null};

  /**
   * @param arguments the method's name, the statement or the connection
   * @return null where the driver is to go on, the answer of a method without result, or the
   *     SQLException to throw
   */
  @Override
  public Object apply(Object[] arguments) {
    try {
      if (arguments[1] instanceof AvaticaConnection) {
        return close((AvaticaConnection) arguments[1]);
      }
      AvaticaStatement statement = (AvaticaStatement) arguments[1];
      if (Connections.isKurrentDb(statement)) {
        cancel(statement);
      } else {
        cancelAsAvatica(statement);
      }
      return DONE;
    } catch (SQLException e) {
      return e;
    }
  }

  private static Object close(AvaticaConnection connection) throws SQLException {
    return !Connections.isKurrentDb(connection) || Closing.begin(connection) ? null : DONE;
  }

  private static void cancel(AvaticaStatement statement) throws SQLException {
    if (statement.isClosed()) {
      return;
    }
    StatementContext running = Executions.of(statement);
    if (running != null) {
      flag(statement).set(true);
      running.cancel();
    }
  }

  /** What AvaticaStatement.cancel does, under the lock that the patch takes off the method. */
  private static void cancelAsAvatica(AvaticaStatement statement) throws SQLException {
    synchronized (statement) {
      if (statement.isClosed()) {
        throw new SQLException("Statement closed");
      }
      AvaticaResultSet open = Inside.get(AvaticaStatement.class, "openResultSet", statement);
      if (open != null) {
        cancelResult(open);
      }
      flag(statement).set(true);
    }
  }

  private static void cancelResult(AvaticaResultSet open) throws SQLException {
    try {
      Method cancel = AvaticaResultSet.class.getDeclaredMethod("cancel");
      cancel.setAccessible(true);
      cancel.invoke(open);
    } catch (InvocationTargetException e) {
      throw new SQLException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new SQLException(e);
    }
  }

  private static AtomicBoolean flag(AvaticaStatement statement) {
    return Inside.get(AvaticaStatement.class, "cancelFlag", statement);
  }
}
