package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.StatementContext;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.arrow.driver.jdbc.ArrowFlightPreparedStatement;
import org.apache.arrow.driver.jdbc.client.ArrowFlightSqlClientHandler;
import org.apache.calcite.avatica.AvaticaPreparedStatement;

/**
 * ParameterMetaData with the types that the server has for a statement's parameters. It is asked
 * only where a host wants to know, since it must prepare the text for that; the number of
 * parameters is known without.
 */
final class ParameterColumns {
  private ParameterColumns() {}

  /** Whether this is a method of ParameterMetaData that needs the parameter's type. */
  static boolean isAnsweredHere(String method) {
    switch (method) {
      case "getParameterType":
      case "getParameterTypeName":
      case "getParameterClassName":
      case "getPrecision":
      case "getScale":
      case "isSigned":
        return true;
      default:
        return false;
    }
  }

  /**
   * @throws SQLException 07009 where there is no such parameter
   */
  static Object answer(String method, AvaticaPreparedStatement statement, int number)
      throws SQLException {
    Parameters.of(statement).check(number);
    ColumnsMetaData types = ask(statement);
    switch (method) {
      case "getParameterType":
        return types.getColumnType(number);
      case "getParameterTypeName":
        return types.getColumnTypeName(number);
      case "getParameterClassName":
        return types.getColumnClassName(number);
      case "getPrecision":
        return types.getPrecision(number);
      case "getScale":
        return types.getScale(number);
      default:
        return types.isSigned(number);
    }
  }

  /** What the server says is remembered with the text, so this costs no call the next time. */
  private static ColumnsMetaData ask(AvaticaPreparedStatement statement) throws SQLException {
    StatementContext context =
        StatementContext.preparing(Deadline.of(statement.connection, statement));
    context.wantParameterTypes();
    StatementContext before = context.enter();
    try (PreparedStatement again =
        statement.connection.prepareStatement(statement.handle.signature.sql)) {
      ArrowFlightSqlClientHandler.PreparedStatement prepared =
          Inside.get(ArrowFlightPreparedStatement.class, "preparedStatement", again);
      return new ColumnsMetaData(prepared.getParameterSchema().getFields(), () -> null);
    } finally {
      StatementContext.restore(before);
    }
  }
}
