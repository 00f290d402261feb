package io.kurrentdb.shims.driver.value;

import java.sql.SQLException;
import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.vector.IntVector;

/** INTEGER, read without an object for each value. */
final class IntAccessor extends ColumnAccessor {
  private final IntVector ints;

  IntAccessor(IntVector ints, IntSupplier row, WasNullConsumer cursor) {
    super(ints, row, cursor);
    this.ints = ints;
  }

  @Override
  public int getInt() throws SQLException {
    int at = row.getAsInt();
    return isNull(at) ? 0 : ints.get(at);
  }

  @Override
  public long getLong() throws SQLException {
    return getInt();
  }

  @Override
  public double getDouble() throws SQLException {
    return getInt();
  }
}
