package io.kurrentdb.shims.driver.value;

import java.sql.SQLException;
import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.vector.Float8Vector;

/** DOUBLE, read without an object for each value. */
final class DoubleAccessor extends ColumnAccessor {
  private final Float8Vector doubles;

  DoubleAccessor(Float8Vector doubles, IntSupplier row, WasNullConsumer cursor) {
    super(doubles, row, cursor);
    this.doubles = doubles;
  }

  @Override
  public double getDouble() throws SQLException {
    int at = row.getAsInt();
    return isNull(at) ? 0 : doubles.get(at);
  }
}
