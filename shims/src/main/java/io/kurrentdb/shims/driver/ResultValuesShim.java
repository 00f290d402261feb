package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.driver.value.Accessors;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessor;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.driver.jdbc.accessor.impl.ArrowFlightJdbcNullVectorAccessor;
import org.apache.arrow.vector.VectorSchemaRoot;
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
   * @param arguments "before" or "after", the result and the batch; "closed" and a result of no
   *     statement; or "unknown", the row and the consumer that an accessor is made with, of a
   *     vector that the driver cannot read
   * @return of "unknown", an accessor or null; of the others, null
   */
  @Override
  public Object apply(Object[] arguments) {
    switch ((String) arguments[0]) {
      case "unknown":
        return SHOWING.get() == null
            ? null
            : new UnknownAccessor((IntSupplier) arguments[1], (WasNullConsumer) arguments[2]);
      case "closed":
        OpenMetadata.closed((AvaticaResultSet) arguments[1]);
        return null;
      default:
        shows(
            (String) arguments[0],
            (AvaticaResultSet) arguments[1],
            (VectorSchemaRoot) arguments[2]);
        return null;
    }
  }

  private static void shows(String when, AvaticaResultSet result, VectorSchemaRoot batch) {
    ResultState state = ResultStates.ofCurrent(result);
    if (state == null || batch == null) {
      OpenMetadata.shows(result, batch);
    } else if ("before".equals(when)) {
      SHOWING.set(true);
    } else {
      SHOWING.remove();
      replace(state, result, batch);
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
