package io.kurrentdb.shims.driver;

import java.util.function.Function;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;

/**
 * Clears the columns that a Statement's signature has already, before the driver adds them a second
 * time: an empty result would show each twice.
 */
public final class EmptyResultShim implements Function<Object[], Object> {

  /**
   * @param arguments the method's name, the statement
   * @return null: the method runs
   */
  @Override
  public Object apply(Object[] arguments) {
    AvaticaStatement statement = (AvaticaStatement) arguments[1];
    Meta.Signature signature = Inside.get(AvaticaStatement.class, "signature", statement);
    if (signature != null && Connections.isKurrentDb(statement)) {
      signature.columns.clear();
    }
    return null;
  }
}
