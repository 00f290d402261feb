package io.kurrentdb.shims.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.netty.NettyChannelBuilder;
import io.kurrentdb.shims.connect.ConnectContext;
import io.kurrentdb.shims.connect.ConnectRequest;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepAliveShimTest {
  private final NettyChannelBuilder builder =
      NettyChannelBuilder.forAddress(new InetSocketAddress("localhost", 1));

  @AfterEach
  void leave() {
    ConnectContext.leave();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:kurrentdb://n1, 10, 10",
    "jdbc:kurrentdb://n1?keepAliveInterval=30000&keepAliveTimeout=5000, 30, 5",
    "jdbc:kurrentdb://n1?keepAliveInterval=30&keepAliveTimeout=5, 30, 5",
  })
  void pingsAreAsTheUrlHasThem(String url, long interval, long timeout) throws Exception {
    ConnectContext.enter(ConnectRequest.of(url, null));
    new KeepAliveShim().apply(new Object[] {builder});
    assertEquals(TimeUnit.SECONDS.toNanos(interval), nanos("keepAliveTimeNanos"));
    assertEquals(TimeUnit.SECONDS.toNanos(timeout), nanos("keepAliveTimeoutNanos"));
  }

  @Test
  void thereAreNoneWhereTheUrlSaysSo() throws Exception {
    ConnectContext.enter(ConnectRequest.of("jdbc:kurrentdb://n1?keepAliveInterval=-1", null));
    new KeepAliveShim().apply(new Object[] {builder});
    assertEquals(Long.MAX_VALUE, nanos("keepAliveTimeNanos"));
  }

  @Test
  void thereAreNoneForTheDriversOwnUrl() throws Exception {
    new KeepAliveShim().apply(new Object[] {builder});
    assertEquals(Long.MAX_VALUE, nanos("keepAliveTimeNanos"));
  }

  private long nanos(String name) throws ReflectiveOperationException {
    Field field = NettyChannelBuilder.class.getDeclaredField(name);
    field.setAccessible(true);
    return field.getLong(builder);
  }
}
