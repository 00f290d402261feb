package io.kurrentdb.shims.flight;

import io.grpc.ManagedChannel;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known about the server of one authority, shared by every connection to it in this
 * process. Thread-safe.
 */
final class Server {
  private static final int ENOUGH_ROUND_TRIPS = 4;

  /** A newer server may have taken the place of this one; asking again costs one call. */
  private static final long TRUST_NANOS = 600_000_000_000L;

  private final boolean kurrentDb;
  private final String version;
  private final long since = System.nanoTime();
  private final Map<String, Boolean> gaps = new ConcurrentHashMap<>();
  private final Set<ManagedChannel> users =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile boolean gone;
  private volatile boolean misjudged;
  private volatile long roundTripNanos = Long.MAX_VALUE;
  private volatile int roundTrips;

  /**
   * @param version as ServerFeatures tells it; empty where it is not KurrentDB
   */
  Server(boolean kurrentDb, String version) {
    this.kurrentDb = kurrentDb;
    this.version = version;
  }

  boolean isKurrentDb() {
    return kurrentDb;
  }

  String version() {
    return version;
  }

  /** The connection to it was lost: what answers next may be another server. */
  void markGone() {
    gone = true;
  }

  /** It was silent, and has said after all that it is KurrentDB. */
  void markMisjudged() {
    misjudged = true;
  }

  /** Whether to ask again before the next call. A server that is not KurrentDB is left in peace. */
  boolean isOutdated() {
    return misjudged || gone && kurrentDb;
  }

  /** Whether a new connection may still rely on this. */
  boolean isTrusted() {
    return isTrustedAfter(System.nanoTime() - since);
  }

  /** One that is not KurrentDB is asked no more while connections to it are open. */
  boolean isTrustedAfter(long nanos) {
    return !gone && (nanos < TRUST_NANOS || !kurrentDb && isInUse());
  }

  /** Notes a connection to it. */
  void usedBy(ManagedChannel channel) {
    if (!kurrentDb) {
      users.add(channel);
    }
  }

  private boolean isInUse() {
    synchronized (users) {
      for (ManagedChannel user : users) {
        if (!user.isShutdown()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the server leaves this group of metadata to its clients.
   *
   * @return null where it was not asked yet
   */
  Boolean gap(String group) {
    return gaps.get(group);
  }

  void noteGap(String group, boolean gap) {
    gaps.put(group, gap);
  }

  /** A lost update by another thread does no harm: the shortest comes again. */
  void noteRoundTrip(long nanos) {
    if (nanos < roundTripNanos) {
      roundTripNanos = nanos;
    }
    if (roundTrips < ENOUGH_ROUND_TRIPS) {
      roundTrips = roundTrips + 1;
    }
  }

  /**
   * Whether several round trips took longer than this, not only the first, which warm things up.
   */
  boolean isFurtherThan(long nanos) {
    return roundTrips >= ENOUGH_ROUND_TRIPS && roundTripNanos > nanos;
  }
}
