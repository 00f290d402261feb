package io.kurrentdb.it.endpoint;

/**
 * A node as the gossip shows it.
 *
 * @param state one of the constants
 * @param port of its HTTP endpoint
 */
public record ClusterMember(int state, boolean alive, String host, int port) {
  /** States as KurrentDB's gossip.proto numbers them. */
  public static final int INITIALIZING = 0;

  public static final int FOLLOWER = 6;
  public static final int LEADER = 8;
  public static final int READ_ONLY_REPLICA = 14;
}
