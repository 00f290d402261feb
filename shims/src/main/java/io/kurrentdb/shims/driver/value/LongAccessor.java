package io.kurrentdb.shims.driver.value;

import java.sql.SQLException;
import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.vector.BigIntVector;

/** BIGINT, read without an object for each value: most columns of events are of this type. */
final class LongAccessor extends ColumnAccessor {
  private final BigIntVector longs;

  LongAccessor(BigIntVector longs, IntSupplier row, WasNullConsumer cursor) {
    super(longs, row, cursor);
    this.longs = longs;
  }

  @Override
  public long getLong() throws SQLException {
    int at = row.getAsInt();
    return isNull(at) ? 0 : longs.get(at);
  }

  @Override
  public double getDouble() throws SQLException {
    return getLong();
  }
}
