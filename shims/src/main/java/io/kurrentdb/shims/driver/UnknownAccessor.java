package io.kurrentdb.shims.driver;

import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessor;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;

/**
 * Keeps the place of an accessor that this version of the driver does not have, such as 15.0.2 of
 * an INTERVAL, until {@link ResultValuesShim} puts the right one there.
 */
final class UnknownAccessor extends ArrowFlightJdbcAccessor {
  UnknownAccessor(IntSupplier row, WasNullConsumer cursor) {
    super(row, cursor);
  }

  @Override
  public Class<?> getObjectClass() {
    return Object.class;
  }

  @Override
  public Object getObject() {
    return null;
  }
}
