package io.kurrentdb.shims.flight;

import io.grpc.ManagedChannel;
import java.util.function.Function;

/**
 * Wraps the channel that a FlightClient is made with, so that what the driver asks of KurrentDB is
 * answered as a complete Flight SQL server would. Nothing is sent by wrapping.
 */
public final class ChannelShim implements Function<Object[], Object> {
  /**
   * @param arguments the ManagedChannel given to FlightClient's constructor
   * @return the channel to use in its place
   */
  @Override
  public Object apply(Object[] arguments) {
    Object channel = arguments[0];
    return channel instanceof ManagedChannel && !(channel instanceof KurrentChannel)
        ? new KurrentChannel((ManagedChannel) channel)
        : channel;
  }
}
