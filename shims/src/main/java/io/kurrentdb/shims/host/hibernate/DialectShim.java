package io.kurrentdb.shims.host.hibernate;

import java.util.function.Function;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;

/** Gives Hibernate its dialect for KurrentDB, and leaves every other database to it. */
public final class DialectShim implements Function<Object[], Object> {

  /**
   * @param arguments what Hibernate has read of the connection's metadata
   * @return a dialect; null where the connection is another database's
   */
  @Override
  public Object apply(Object[] arguments) {
    DialectResolutionInfo info = (DialectResolutionInfo) arguments[0];
    return "KurrentDB".equals(info.getDatabaseName()) ? new KurrentDialect(info) : null;
  }
}
