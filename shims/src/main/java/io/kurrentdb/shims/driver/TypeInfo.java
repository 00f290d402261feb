package io.kurrentdb.shims.driver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import org.apache.arrow.driver.jdbc.ArrowFlightConnection;
import org.apache.arrow.driver.jdbc.ArrowFlightJdbcFlightStreamResultSet;
import org.apache.arrow.driver.jdbc.client.ArrowFlightSqlClientHandler;
import org.apache.arrow.driver.jdbc.utils.VectorSchemaRootTransformer;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;

/** Answers getTypeInfo by the Flight SQL command for it, which the driver never sends. */
final class TypeInfo {
  private TypeInfo() {}

  /**
   * @return an array with the result, or the SQLException to throw
   */
  static Object of(ArrowFlightConnection connection) {
    try {
      return new Object[] {result(connection, ask(connection))};
    } catch (FlightRuntimeException | SQLException e) {
      return SqlErrors.translate(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FlightInfo ask(ArrowFlightConnection connection)
      throws ReflectiveOperationException {
    Object handler = Inside.get(ArrowFlightConnection.class, "clientHandler", connection);
    FlightSqlClient client = Inside.get(ArrowFlightSqlClientHandler.class, "sqlClient", handler);
    Method options = ArrowFlightSqlClientHandler.class.getDeclaredMethod("getOptions");
    options.setAccessible(true);
    return client.getXdbcTypeInfo((CallOption[]) options.invoke(handler));
  }

  private static Object result(ArrowFlightConnection connection, FlightInfo info)
      throws ReflectiveOperationException, SQLException {
    BufferAllocator allocator = Inside.get(ArrowFlightConnection.class, "allocator", connection);
    Method open =
        ArrowFlightJdbcFlightStreamResultSet.class.getDeclaredMethod(
            "fromFlightInfo",
            ArrowFlightConnection.class,
            FlightInfo.class,
            VectorSchemaRootTransformer.class);
    open.setAccessible(true);
    try {
      return open.invoke(null, connection, info, new TypeInfoColumns(allocator));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException) {
        throw (SQLException) e.getCause();
      }
      throw e;
    }
  }
}
