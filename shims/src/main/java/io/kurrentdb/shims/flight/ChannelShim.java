package io.kurrentdb.shims.flight;

import java.util.function.Function;

/** Wraps the channel that a FlightClient is made with. */
public final class ChannelShim implements Function<Object[], Object> {
  /**
   * @param arguments the channel
   * @return the channel to use in its place
   */
  @Override
  public Object apply(Object[] arguments) {
    return arguments[0];
  }
}
