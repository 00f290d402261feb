package io.kurrentdb.it.endpoint;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call the endpoint received: what it was, the client's headers and the very bytes of its
 * messages. Thread-safe.
 */
public final class Call {

  private final String method;
  private final long connection;
  private final Metadata headers;
  private final List<byte[]> requests = new ArrayList<>();
  private String type;
  private Status status;
  private Throwable failure;

  Call(String method, long connection, Metadata headers) {
    this.method = method;
    this.connection = connection;
    this.headers = headers;
    this.type = CallType.of(method, null);
  }

  synchronized void received(byte[] message) {
    requests.add(message);
    if (requests.size() == 1) {
      type = CallType.of(method, message);
    }
  }

  synchronized void closed(Status outcome) {
    if (status == null) {
      status = outcome;
    }
  }

  synchronized void failed(Throwable cause) {
    failure = cause;
  }

  /** The full gRPC method, for example {@code arrow.flight.protocol.FlightService/DoGet}. */
  public String method() {
    return method;
  }

  /**
   * The kind of call, for counting: {@code Handshake}, {@code GetFlightInfo:CommandStatementQuery},
   * {@code GetFlightInfo:sql} (raw text), {@code DoGet:query}, {@code
   * DoGet:CommandPreparedStatementQuery}, {@code DoAction:CreatePreparedStatement}, {@code
   * DoPut:CommandPreparedStatementQuery}, {@code ServerFeatures/GetSupportedMethods}, {@code
   * Gossip/Read}, {@code IndexesService/List}.
   */
  public synchronized String type() {
    return type;
  }

  /** The number of the HTTP/2 connection, from 1 in the order of arrival. */
  public long connection() {
    return connection;
  }

  /** The request's text headers by name, the values of a repeated one joined with commas. */
  public Map<String, String> headers() {
    Map<String, String> result = new TreeMap<>();
    for (String name : headers.keys()) {
      if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        Iterable<String> values =
            headers.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        result.put(name, values == null ? "" : String.join(",", values));
      }
    }
    return result;
  }

  /** The client's messages, uncompressed, byte for byte. */
  public synchronized List<byte[]> requests() {
    return List.copyOf(requests);
  }

  /** How the call ended, or null while it runs. */
  public synchronized Status status() {
    return status;
  }

  /** What the handler threw and the client never sees, or null. */
  public synchronized Throwable failure() {
    return failure;
  }

  @Override
  public synchronized String toString() {
    return type + (status == null ? "" : " " + status.getCode());
  }
}
