package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.flight.ParameterTypes;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.calcite.avatica.AvaticaPreparedStatement;

/**
 * Takes the values that are set on a prepared statement, of any type, and keeps them until it is
 * executed: the server takes a few types only, and Avatica drops others without a word.
 */
public final class ParametersShim implements Function<Object[], Object> {
  static final String ID = "parameters";
  private static final Object[] DONE = {null};

  private final boolean areTaken;

  /**
   * Made when the first value is set, so the patch is in place. Values that are kept here reach the
   * server with the execution alone: where that is not patched, the driver is to bind them.
   */
  public ParametersShim(Ledger ledger) {
    areTaken = ledger.isInPlace("execute");
    if (areTaken) {
      ParameterTypes.bindByValue();
    } else {
      Ledger.Entry execute = ledger.find("execute");
      Ledger.State state = execute == null ? Ledger.State.MISMATCH : execute.state();
      ledger.record(ID, "", "", state, "it needs execute, which is not installed");
    }
  }

  /**
   * @param arguments the name of a setter or of a method of ParameterMetaData, the statement, the
   *     method's arguments
   * @return null where the driver is to do it, else the answer, or the SQLException to throw
   */
  @Override
  public Object apply(Object[] arguments) {
    if (!areTaken) {
      return null;
    }
    return "bind".equals(arguments[0]) ? bind() : call(arguments);
  }

  /** Keeps values from being bound on the server: they are literals in the text already. */
  private static Object bind() {
    StatementContext context = StatementContext.current();
    return context != null && context.values() != null ? DONE : null;
  }

  private static Object call(Object[] arguments) {
    AvaticaPreparedStatement statement = (AvaticaPreparedStatement) arguments[1];
    if (!Connections.isKurrentDb(statement)) {
      return null;
    }
    try {
      if (statement.isClosed()) {
        throw new SQLException("The statement is closed.", "24000");
      }
      String method = (String) arguments[0];
      Object[] given = (Object[]) arguments[2];
      if (ParameterColumns.isAnsweredHere(method)) {
        return new Object[] {ParameterColumns.answer(method, statement, (Integer) given[0])};
      }
      set(statement, method, given);
      return DONE;
    } catch (SQLException e) {
      return e;
    }
  }

  private static void set(AvaticaPreparedStatement statement, String setter, Object[] arguments)
      throws SQLException {
    Parameters values = Parameters.of(statement);
    if (setter.equals("clearParameters")) {
      values.clear();
      return;
    }
    int number = (Integer) arguments[0];
    values.check(number);
    values.set(number, ParameterValue.of(number, setter, arguments));
  }
}
