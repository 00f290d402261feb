package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.driver.value.Accessors;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.ArrowFlightJdbcFlightStreamResultSet;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessor;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.driver.jdbc.accessor.impl.ArrowFlightJdbcNullVectorAccessor;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.util.Cursor;

/**
 * Goes around each batch of a result, and puts accessors in place that are right for every type.
 */
public final class ResultValuesShim implements Function<Object[], Object> {

  /** Whether the batch that this thread is about to show is one of KurrentDB's. */
  private static final ThreadLocal<Boolean> SHOWING = new ThreadLocal<>();

  /**
   * @param arguments "before" or "after", the result and the batch; or "unknown", the row and the
   *     consumer that an accessor is made with, of a vector that the driver cannot read
   * @return of "unknown", an accessor or null; of the others, null
   */
  @Override
  public Object apply(Object[] arguments) {
    if ("unknown".equals(arguments[0])) {
      return SHOWING.get() == null
          ? null
          : new UnknownAccessor((IntSupplier) arguments[1], (WasNullConsumer) arguments[2]);
    }
    AvaticaResultSet result = (AvaticaResultSet) arguments[1];
    VectorSchemaRoot batch = (VectorSchemaRoot) arguments[2];
    ResultState state = ResultStates.ofCurrent(result);
    if (state == null || batch == null) {
      note(result);
      return null;
    }
    if ("before".equals(arguments[0])) {
      SHOWING.set(true);
    } else {
      SHOWING.remove();
      replace(state, result, batch);
    }
    return null;
  }

  private static void note(AvaticaResultSet result) {
    if (result instanceof ArrowFlightJdbcFlightStreamResultSet) {
      AvaticaConnection connection =
          Inside.get(ArrowFlightJdbcFlightStreamResultSet.class, "connection", result);
      if (Connections.isKurrentDb(connection)) {
        OpenMetadata.add(connection, result);
      }
    }
  }

  private static void replace(ResultState state, AvaticaResultSet result, VectorSchemaRoot batch) {
    List<Cursor.Accessor> accessors = Inside.get(AvaticaResultSet.class, "accessorList", result);
    for (int i = 0; i < accessors.size(); i++) {
      Cursor.Accessor old = accessors.get(i);
      if (old instanceof ArrowFlightJdbcAccessor
          && !(old instanceof ArrowFlightJdbcNullVectorAccessor)) {
        IntSupplier row = Inside.get(ArrowFlightJdbcAccessor.class, "currentRowSupplier", old);
        WasNullConsumer cursor = Inside.get(ArrowFlightJdbcAccessor.class, "wasNullConsumer", old);
        accessors.set(i, Accessors.of(batch.getVector(i), row, cursor));
      }
    }
    Meta.Signature signature = Inside.get(AvaticaResultSet.class, "signature", result);
    signature.columns.clear();
    signature.columns.addAll(state.columns(batch.getSchema().getFields()));
  }
}
