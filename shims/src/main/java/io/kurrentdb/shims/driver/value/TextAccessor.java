package io.kurrentdb.shims.driver.value;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.IntSupplier;
import org.apache.arrow.driver.jdbc.accessor.ArrowFlightJdbcAccessorFactory.WasNullConsumer;
import org.apache.arrow.vector.VarCharVector;

/** VARCHAR, decoded once for each value. */
final class TextAccessor extends ColumnAccessor {
  private final VarCharVector texts;

  TextAccessor(VarCharVector texts, IntSupplier row, WasNullConsumer cursor) {
    super(texts, row, cursor);
    this.texts = texts;
  }

  @Override
  public String getString() throws SQLException {
    int at = row.getAsInt();
    return isNull(at) ? null : new String(texts.get(at), StandardCharsets.UTF_8);
  }

  @Override
  public Object getObject() throws SQLException {
    return getString();
  }

  @Override
  public byte[] getBytes() throws SQLException {
    int at = row.getAsInt();
    return isNull(at) ? null : texts.get(at);
  }
}
