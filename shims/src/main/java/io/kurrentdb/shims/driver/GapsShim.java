package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.core.StatementContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.calcite.avatica.AvaticaStatement;

/** Answers what Avatica refuses although a read-only connection has a sensible answer. */
public final class GapsShim implements Function<Object[], Object> {
  private static final Object[] DONE = {null};

  /**
   * @param arguments the method's name, the connection or the statement, the method's arguments
   * @return null where the driver is to answer, an array with the answer, or the SQLException to
   *     throw
   */
  @Override
  public Object apply(Object[] arguments) {
    if (!Connections.isKurrentDb(arguments[1])) {
      return null;
    }
    try {
      Object[] given = (Object[]) arguments[2];
      return arguments[1] instanceof Connection
          ? connection((String) arguments[0], (Connection) arguments[1], given)
          : statement((String) arguments[0], (Statement) arguments[1], given);
    } catch (SQLException e) {
      return e;
    }
  }

  private static Object connection(String method, Connection connection, Object[] given)
      throws SQLException {
    switch (method) {
      case "nativeSQL":
        return new Object[] {nativeSql(connection, (String) given[0])};
      case "setCatalog":
        // There is none; JDBC has it that the call is ignored then.
        return DONE;
      case "getTypeMap":
        return new Object[] {new HashMap<String, Class<?>>()};
      case "setTypeMap":
      case "setClientInfo":
        return DONE;
      case "abort":
        return abort(connection, (Executor) given[0]);
      case "prepareStatement":
        // Asks for keys of what is inserted; nothing is.
        return new Object[] {connection.prepareStatement((String) given[0])};
      default:
        return null;
    }
  }

  private static Object abort(Connection connection, Executor executor) throws SQLException {
    if (executor == null) {
      throw new SQLException("abort needs an executor", "22023");
    }
    executor.execute(
        () -> {
          try {
            connection.close();
          } catch (SQLException closingAnyway) {
            // An error while aborting tells nothing.
          }
        });
    return DONE;
  }

  /** The text that would be sent; also where the server would refuse it. */
  private static String nativeSql(Connection connection, String sql) throws SQLException {
    StatementContext context = StatementContext.preparing(0);
    StatementContext before = context.enter();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return context.sent() == null ? sql : context.sent();
    } catch (SQLException e) {
      if (context.sent() == null) {
        throw e;
      }
      return context.sent();
    } finally {
      StatementContext.restore(before);
    }
  }

  private static Object statement(String method, Statement statement, Object[] given)
      throws SQLException {
    switch (method) {
      case "setEscapeProcessing":
      case "setPoolable":
      case "setCursorName":
        return DONE;
      case "isPoolable":
        return new Object[] {false};
      case "execute":
        return new Object[] {statement.execute((String) given[0])};
      case "executeUpdate":
        return new Object[] {statement.executeUpdate((String) given[0])};
      case "getMoreResults":
        return given.length == 0 ? null : moreResults((AvaticaStatement) statement, given[0]);
      case "executeLargeUpdate":
        return update(statement, given);
      default:
        return null;
    }
  }

  /** There are none; Avatica goes on to show the one before, which it has closed. */
  private static Object moreResults(AvaticaStatement statement, Object current)
      throws SQLException {
    boolean isClosing =
        current.equals(Statement.CLOSE_CURRENT_RESULT)
            || current.equals(Statement.CLOSE_ALL_RESULTS);
    if (!isClosing || statement.isClosed()) {
      return null;
    }
    OpenResult.close(statement);
    Inside.set(AvaticaStatement.class, "updateCount", statement, -1L);
    return new Object[] {false};
  }

  /** A query is no update; a text that fails anyway does so for its own reason. */
  private static Object update(Statement statement, Object[] given) throws SQLException {
    if (statement.isClosed()) {
      return null;
    }
    if (given.length > 0) {
      statement.getConnection().prepareStatement((String) given[0]).close();
    }
    throw SqlErrors.of(
        SqlState.RETURNS_ROWS.code(),
        "executeUpdate is for statements that return no rows, and this one returns rows. Use"
            + " executeQuery, or execute.",
        null);
  }
}
