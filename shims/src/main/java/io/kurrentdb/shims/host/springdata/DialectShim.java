package io.kurrentdb.shims.host.springdata;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** Gives Spring Data JDBC its dialect for KurrentDB, and leaves every other database to it. */
public final class DialectShim implements Function<Object[], Object> {

  /**
   * @param arguments a connection of the application's pool
   * @return a dialect; null where the connection is another database's
   */
  @Override
  public Object apply(Object[] arguments) {
    try {
      String product = ((Connection) arguments[0]).getMetaData().getDatabaseProductName();
      return "KurrentDB".equals(product) ? new KurrentDialect() : null;
    } catch (SQLException e) {
      // Spring Data asks the same next, and reports it in its own way.
      return null;
    }
  }
}
