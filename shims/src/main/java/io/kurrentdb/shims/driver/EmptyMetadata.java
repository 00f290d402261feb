package io.kurrentdb.shims.driver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.arrow.driver.jdbc.ArrowFlightConnection;
import org.apache.arrow.driver.jdbc.ArrowFlightJdbcFlightStreamResultSet;
import org.apache.arrow.driver.jdbc.ArrowFlightJdbcVectorSchemaRootResultSet;
import org.apache.arrow.driver.jdbc.utils.VectorSchemaRootTransformer;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Gives a result of DatabaseMetaData that has no rows the columns that it would have with some. */
final class EmptyMetadata {
  private static final Class<?> RESULT = ArrowFlightJdbcFlightStreamResultSet.class;

  private EmptyMetadata() {}

  static void complete(
      ArrowFlightConnection connection, ArrowFlightJdbcFlightStreamResultSet result) {
    if (Inside.get(RESULT, "currentVectorSchemaRoot", result) != null) {
      return;
    }
    FlightInfo info = Inside.get(RESULT, "flightInfo", result);
    Schema schema = info.getSchemaOptional().orElse(null);
    if (schema == null || schema.getFields().isEmpty()) {
      return;
    }
    BufferAllocator allocator = Inside.get(ArrowFlightConnection.class, "allocator", connection);
    VectorSchemaRoot empty = VectorSchemaRoot.create(schema, allocator);
    show(result, transformed(Inside.get(RESULT, "transformer", result), empty));
  }

  private static VectorSchemaRoot transformed(
      VectorSchemaRootTransformer transformer, VectorSchemaRoot empty) {
    try {
      // Nothing is allocated, so nothing leaks where the host does not close the result.
      return transformer == null ? empty : transformer.transform(empty, null);
    } catch (Exception e) {
      throw new IllegalStateException("columns of an empty result", e);
    }
  }

  private static void show(ArrowFlightJdbcFlightStreamResultSet result, VectorSchemaRoot root) {
    try {
      Method populate =
          ArrowFlightJdbcVectorSchemaRootResultSet.class.getDeclaredMethod(
              "populateData", VectorSchemaRoot.class);
      populate.setAccessible(true);
      populate.invoke(result, root);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the driver has no populateData", e);
    }
  }
}
