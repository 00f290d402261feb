package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.flight.Servers;
import java.util.function.Function;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;

/** Gives hosts columns that know their type, sign, size and class. */
public final class ResultMetadataShim implements Function<Object[], Object> {

  /**
   * @param arguments the method's name, a result or a prepared statement, what it returned
   * @return what the method is to return
   */
  @Override
  public Object apply(Object[] arguments) {
    Object self = arguments[1];
    String method = (String) arguments[0];
    if (method.equals("clearWarnings")) {
      clearWarnings((AvaticaResultSet) self);
      return null;
    }
    if (self instanceof AvaticaResultSet) {
      return ofResult(method, (AvaticaResultSet) self, arguments[2]);
    }
    if (!Connections.isKurrentDb(self)) {
      return arguments[2];
    }
    Schema schema = executed((AvaticaStatement) self);
    return schema == null
        ? arguments[2]
        : columns(schema, (AvaticaStatement) self, ((AvaticaStatement) self).handle.signature);
  }

  private static Object ofResult(String method, AvaticaResultSet result, Object returned) {
    if (method.equals("getWarnings")) {
      ResultState state = ResultStates.of(result);
      return state == null ? returned : state.warning();
    }
    // Not by its state: a result without rows has none.
    AvaticaStatement statement = Inside.get(AvaticaResultSet.class, "statement", result);
    Schema schema =
        statement == null || !Connections.isKurrentDb(statement) ? null : executed(statement);
    return schema == null
        ? returned
        : columns(schema, statement, Inside.get(AvaticaResultSet.class, "signature", result));
  }

  /** What {@code SELECT ?} gives is known once there is a value, and tables gain columns. */
  private static Schema executed(AvaticaStatement statement) {
    StatementContext last = Executions.of(statement);
    return last == null || last.columns() == null
        ? Schemas.of(statement)
        : Servers.schema(last.columns());
  }

  private static ColumnsMetaData columns(
      Schema schema, AvaticaStatement statement, Meta.Signature signature) {
    String sql = signature == null ? null : signature.sql;
    Object channel = Connections.channel(statement.connection);
    return new ColumnsMetaData(
        schema.getFields(), () -> sql == null ? null : Servers.origins(channel, sql));
  }

  private static void clearWarnings(AvaticaResultSet result) {
    ResultState state = ResultStates.of(result);
    if (state != null) {
      state.clearWarnings();
    }
  }
}
