package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;

/**
 * A text that the server took: its result's columns, and the ticket that runs it. Safe to share
 * between threads and connections; only the header of the stream's schema is noted later.
 */
final class Query {
  private static final long OLD_NANOS = 500_000_000;

  private final String text;
  private final ByteString schema;
  private final ByteString ticket;
  private final long since = System.nanoTime();
  private volatile byte[] streamSchema;

  /**
   * @param schema encapsulated Arrow IPC message, as FlightInfo has it
   * @param ticket as the server signed it
   */
  Query(String text, ByteString schema, ByteString ticket) {
    this.text = text;
    this.schema = schema;
    this.ticket = ticket;
  }

  /** Whether the server may have been restarted since it gave the ticket. */
  boolean isOld() {
    return System.nanoTime() - since > OLD_NANOS;
  }

  String text() {
    return text;
  }

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
    streamSchema = header;
  }
}
