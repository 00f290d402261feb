package io.kurrentdb.shims.driver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.arrow.driver.jdbc.ArrowFlightMetaImpl;
import org.apache.arrow.driver.jdbc.ArrowFlightPreparedStatement;
import org.apache.arrow.driver.jdbc.client.ArrowFlightSqlClientHandler;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;

/** Finds the Arrow schema of what a statement gives: Avatica's own columns lose half of it. */
final class Schemas {
  private static volatile Method prepared;

  private Schemas() {}

  /** Null where the statement was not executed or prepared yet. */
  static Schema of(AvaticaStatement statement) {
    ArrowFlightSqlClientHandler.PreparedStatement known =
        statement instanceof ArrowFlightPreparedStatement
            ? Inside.get(ArrowFlightPreparedStatement.class, "preparedStatement", statement)
            : find(statement);
    return known == null ? null : known.getDataSetSchema();
  }

  private static ArrowFlightSqlClientHandler.PreparedStatement find(AvaticaStatement statement) {
    try {
      Object meta = Inside.get(AvaticaConnection.class, "meta", statement.connection);
      return (ArrowFlightSqlClientHandler.PreparedStatement)
          prepared().invoke(meta, statement.handle);
    } catch (IllegalAccessException | NoSuchMethodException e) {
      throw new IllegalStateException("the driver has no getPreparedStatement", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Method prepared() throws NoSuchMethodException {
    Method known = prepared;
    if (known == null) {
      known =
          ArrowFlightMetaImpl.class.getDeclaredMethod(
              "getPreparedStatement", Meta.StatementHandle.class);
      known.setAccessible(true);
      prepared = known;
    }
    return known;
  }
}
