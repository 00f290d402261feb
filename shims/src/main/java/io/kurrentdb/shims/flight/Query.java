package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A text that the server took: its result's columns, and the ticket that runs it. Safe to share
 * between threads and connections; only the header of the stream's schema is noted later.
 */
final class Query {
  private static final long OLD_NANOS = 500_000_000;

  private final String sql;
  private final String text;
  private final ByteString ticket;
  private final long since = System.nanoTime();
  private final AtomicLong askingNanos = new AtomicLong();
  private volatile ByteString schema;
  private volatile byte[] streamSchema;
  private volatile long connection;

  /**
   * @param sql the user's own text, for the log
   * @param text as it is sent
   * @param schema encapsulated Arrow IPC message, as FlightInfo has it; null where it is to come
   * @param ticket as the server signed it
   */
  Query(String sql, String text, ByteString schema, ByteString ticket) {
    this.sql = sql;
    this.text = text;
    this.schema = schema;
    this.ticket = ticket;
  }

  /** A text whose columns are not known before its result begins. */
  static Query withoutColumns(String sql, String text, ByteString ticket) {
    return new Query(sql, text, null, ticket);
  }

  /** Notes which connection's server gave the ticket. */
  Query givenTo(long connectionId) {
    connection = connectionId;
    return this;
  }

  /**
   * Whether the server of this connection may be another one than that which gave the ticket: it
   * was restarted since, or it is another node behind the same name.
   */
  boolean mayBeForeignTo(long connectionId) {
    return connection != connectionId || isOld();
  }

  /** Whether the server, or its tables, may be other ones than when it gave the ticket. */
  boolean isOld() {
    return System.nanoTime() - since > OLD_NANOS;
  }

  String sql() {
    return sql;
  }

  void noteAsking(long nanos) {
    askingNanos.set(nanos);
  }

  /** How long the server took to take the text; given once, to whoever runs it first, then 0. */
  long takeAskingNanos() {
    return askingNanos.getAndSet(0);
  }

  String text() {
    return text;
  }

  /** The columns; null before anybody told them. */
  ByteString schema() {
    return schema;
  }

  ByteString ticket() {
    return ticket;
  }

  /** The header of the schema message by which its result began the last time; null before. */
  byte[] streamSchema() {
    return streamSchema;
  }

  void noteStreamSchema(byte[] header) {
    if (schema == null) {
      schema = Ipc.encapsulated(header);
    }
    streamSchema = header;
  }
}
