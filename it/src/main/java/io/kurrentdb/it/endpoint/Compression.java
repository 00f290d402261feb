package io.kurrentdb.it.endpoint;

/**
 * Whether responses are compressed for clients that advertise it, as every grpc-java client does.
 */
public enum Compression {
  /** What a node does: gzip at the default level. */
  GZIP,
  /** What a node can be told from 26.1.1. */
  NONE
}
