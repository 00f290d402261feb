package io.kurrentdb.it.endpoint;

import com.google.protobuf.ByteString;
import io.grpc.Attributes;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the server keeps for one HTTP/2 connection: its prepared statements, at most 100. A
 * statement whose preparation fails uses up one of the 100 for good
 * (ConnectionState.PreparedStmt.cs).
 */
final class ConnectionState {

  static final Attributes.Key<ConnectionState> KEY = Attributes.Key.create("connection-state");
  static final int MAX_STATEMENTS = 100;

  private final long number;
  private final Map<ByteString, Prepared> statements = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  ConnectionState(long number) {
    this.number = number;
  }

  /** The connection's number, from 1. */
  long number() {
    return number;
  }

  /** Takes one of the 100 places; it is given back by {@link #close} only. */
  void reserve() {
    int taken = count.getAndUpdate(n -> Math.min(n + 1, MAX_STATEMENTS));
    if (taken == MAX_STATEMENTS) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("Too many prepared statements")
          .asRuntimeException();
    }
  }

  /** Keeps a statement for which a place was reserved and returns its handle of 16 bytes. */
  ByteString add(Prepared statement) {
    UUID id = UUID.randomUUID();
    ByteBuffer handle = ByteBuffer.allocate(16);
    handle.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).flip();
    ByteString key = ByteString.copyFrom(handle);
    statements.put(key, statement);
    return key;
  }

  Prepared get(ByteString handle) {
    Prepared statement = statements.get(checked(handle));
    if (statement == null) {
      throw notFound();
    }
    return statement;
  }

  void close(ByteString handle) {
    if (statements.remove(checked(handle)) == null) {
      throw notFound();
    }
    count.decrementAndGet();
  }

  void dispose() {
    statements.clear();
  }

  // A handle of another length is not a Guid: an exception in the handler, no NOT_FOUND.
  private static ByteString checked(ByteString handle) {
    if (handle.size() != 16) {
      throw new IllegalArgumentException("A handle has 16 bytes, not " + handle.size());
    }
    return handle;
  }

  private static RuntimeException notFound() {
    return Status.NOT_FOUND
        .withDescription("Prepared statement handle doesn't exist")
        .asRuntimeException();
  }
}
