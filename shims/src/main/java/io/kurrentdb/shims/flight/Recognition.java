package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells KurrentDB from other Flight servers, by a call that only KurrentDB has: see {@link
 * FeaturesCall}. What was found out holds for every connection to the same authority.
 */
final class Recognition {
  private static final Map<String, Server> KNOWN = new ConcurrentHashMap<>();

  private Recognition() {}

  /**
   * Finds out what is behind a channel, by asking at most once for each authority.
   *
   * @param options of the call that is waiting; its deadline holds here too
   * @return null where the server did not answer, so that the next call asks again
   */
  static Server recognise(ManagedChannel channel, CallOptions options) {
    String authority = channel.authority();
    Server known = KNOWN.get(authority);
    if (known == null || !known.isTrusted()) {
      known = new FeaturesCall(channel).ask(options);
      note(authority, known);
    }
    if (known != null) {
      known.usedBy(channel);
    }
    return known;
  }

  /** Takes note of what is behind an authority; of nothing where that is null. */
  static void note(String authority, Server server) {
    if (server != null) {
      KNOWN.put(authority, server);
    }
  }
}
