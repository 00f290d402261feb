package io.kurrentdb.shims.driver.value;

import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.calcite.avatica.util.Cursor;

/** Chooses the accessor of a column. */
public final class Accessors {
  private Accessors() {}

  /**
   * @param row gives the index of the current row
   * @param cursor is told whether the value last read was null
   */
  public static Cursor.Accessor of(ValueVector vector, IntSupplier row, WasNullConsumer cursor) {
    if (vector instanceof BigIntVector) {
      return new LongAccessor((BigIntVector) vector, row, cursor);
    }
    if (vector instanceof VarCharVector) {
      return new TextAccessor((VarCharVector) vector, row, cursor);
    }
    if (vector instanceof IntVector) {
      return new IntAccessor((IntVector) vector, row, cursor);
    }
    if (vector instanceof Float8Vector) {
      return new DoubleAccessor((Float8Vector) vector, row, cursor);
    }
    return new ColumnAccessor(vector, row, cursor);
  }
}
