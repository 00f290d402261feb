package io.kurrentdb.shims.flight;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  @Test
  void anotherServerIsNotAskedAgainWhileAConnectionToItIsOpen() {
    Server other = new Server(false, "");
    ManagedChannel one = channel();
    ManagedChannel two = channel();
    other.usedBy(one);
    other.usedBy(two);
    assertTrue(other.isTrustedAfter(HOUR));
    one.shutdownNow();
    assertTrue(other.isTrustedAfter(HOUR));
    two.shutdownNow();
    assertFalse(other.isTrustedAfter(HOUR));
    assertTrue(other.isTrustedAfter(MINUTE));
  }

  @Test
  void kurrentDbIsAskedAgainAfterTenMinutesAndWhereItWasGone() {
    Server server = new Server(true, "26.1.0");
    ManagedChannel channel = channel();
    server.usedBy(channel);
    assertTrue(server.isTrustedAfter(9 * MINUTE));
    assertFalse(server.isTrustedAfter(11 * MINUTE));
    server.markGone();
    assertFalse(server.isTrustedAfter(MINUTE));
    channel.shutdownNow();
  }

  /** Connects to nothing. */
  private static ManagedChannel channel() {
    return NettyChannelBuilder.forAddress("localhost", 1).usePlaintext().build();
  }
}
