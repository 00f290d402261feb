package io.kurrentdb.shims.driver;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaStatement;

/** When a statement's time is over: the sooner of setQueryTimeout and setNetworkTimeout. */
final class Deadline {
  private Deadline() {}

  /**
   * @param statement null while one is prepared
   * @return a value of {@code System.nanoTime()}; 0 for none
   */
  static long of(AvaticaConnection connection, AvaticaStatement statement) throws SQLException {
    long network = TimeUnit.MILLISECONDS.toNanos(connection.getNetworkTimeout());
    long query = statement == null ? 0 : TimeUnit.SECONDS.toNanos(statement.getQueryTimeout());
    long nanos = network == 0 ? query : query == 0 ? network : Math.min(network, query);
    if (nanos == 0) {
      return 0;
    }
    long at = System.nanoTime() + nanos;
    return at == 0 ? 1 : at;
  }
}
