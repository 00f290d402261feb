package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.flight.Servers;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaStatement;

/**
 * When a statement's time is over: the sooner of setQueryTimeout and setNetworkTimeout, else the
 * defaultDeadline of the connection's URL.
 */
final class Deadline {
  private Deadline() {}

  /**
   * @param statement null while one is prepared
   * @return a value of {@code System.nanoTime()}; 0 for none
   */
  static long of(AvaticaConnection connection, AvaticaStatement statement) throws SQLException {
    long network = TimeUnit.MILLISECONDS.toNanos(connection.getNetworkTimeout());
    long query = statement == null ? 0 : TimeUnit.SECONDS.toNanos(statement.getQueryTimeout());
    long nanos = sooner(network, query);
    if (nanos == 0) {
      nanos =
          TimeUnit.MILLISECONDS.toNanos(Servers.deadlineMillis(Connections.channel(connection)));
    }
    if (nanos == 0) {
      return 0;
    }
    long at = System.nanoTime() + nanos;
    return at == 0 ? 1 : at;
  }

  /** 0 stands for no limit. */
  private static long sooner(long one, long other) {
    return one == 0 ? other : other == 0 ? one : Math.min(one, other);
  }
}
