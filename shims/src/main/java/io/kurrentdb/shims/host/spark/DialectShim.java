package io.kurrentdb.shims.host.spark;

import io.kurrentdb.shims.connect.KnownServers;
import java.util.function.Function;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.jdbc.NoopDialect$;

/** Gives Spark its dialect for KurrentDB, and leaves every other database to it. */
public final class DialectShim implements Function<Object[], Object> {

  /**
   * @param arguments the URL, or options with it, and the dialect that Spark has for it; one that
   *     an application registered itself is kept
   * @return a dialect; null where Spark's own stays
   */
  @Override
  public Object apply(Object[] arguments) {
    return arguments[1] == NoopDialect$.MODULE$ && KnownServers.isKurrentDb(url(arguments[0]))
        ? new KurrentDialect()
        : null;
  }

  private static String url(Object from) {
    return from instanceof JDBCOptions ? ((JDBCOptions) from).url() : (String) from;
  }
}
