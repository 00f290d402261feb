package io.kurrentdb.shims.driver;

import io.grpc.netty.NettyChannelBuilder;
import io.kurrentdb.shims.connect.ConnectContext;
import io.kurrentdb.shims.connect.ConnectRequest;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Pings while a call is waiting, as KurrentDB's own clients do: a node that is gone without a word,
 * or a firewall that forgot the connection, is noticed. Only for connections by one of KurrentDB's
 * URLs: another server may take pings for an attack.
 */
public final class KeepAliveShim implements Function<Object[], Object> {
  /**
   * @param arguments the builder of the channel
   * @return null
   */
  @Override
  public Object apply(Object[] arguments) {
    ConnectRequest request = ConnectContext.current();
    if (request == null || !(arguments[0] instanceof NettyChannelBuilder)) {
      return null;
    }
    long interval = request.keepAliveMillis();
    long timeout = request.keepAliveTimeoutMillis();
    if (interval != Long.MAX_VALUE && timeout != Long.MAX_VALUE) {
      ((NettyChannelBuilder) arguments[0])
          .keepAliveTime(interval, TimeUnit.MILLISECONDS)
          .keepAliveTimeout(timeout, TimeUnit.MILLISECONDS);
    }
    return null;
  }
}
