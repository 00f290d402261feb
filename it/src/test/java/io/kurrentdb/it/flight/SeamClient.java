package io.kurrentdb.it.flight;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.shims.flight.ChannelShim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightGrpcUtils;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * A Flight SQL client of Arrow's own over a channel that was wrapped as the agent wraps it, or over
 * one that was not. No agent, and no JDBC driver.
 */
final class SeamClient implements AutoCloseable {
  private final BufferAllocator allocator = new RootAllocator();
  private final FlightClient flight;
  private final FlightSqlClient sql;
  private CallOption[] options = {};

  private SeamClient(ManagedChannel channel) {
    flight = FlightGrpcUtils.createFlightClient(allocator, channel);
    sql = new FlightSqlClient(flight);
  }

  static SeamClient wrapped(EmbeddedEndpoint endpoint) {
    return wrapped(endpoint.port());
  }

  static SeamClient wrapped(int port) {
    Object channel = new ChannelShim().apply(new Object[] {channel(port)});
    return new SeamClient((ManagedChannel) channel);
  }

  static SeamClient unwrapped(EmbeddedEndpoint endpoint) {
    return new SeamClient(channel(endpoint.port()));
  }

  private static ManagedChannel channel(int port) {
    return NettyChannelBuilder.forAddress("localhost", port)
        .usePlaintext()
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .build();
  }

  /** Logs in as the JDBC driver does: Handshake with Basic, then whatever the answer says. */
  SeamClient login(String user, String password) {
    Optional<CredentialCallOption> token = flight.authenticateBasicToken(user, password);
    options = new CallOption[] {token.orElseThrow()};
    return this;
  }

  FlightSqlClient sql() {
    return sql;
  }

  FlightClient flight() {
    return flight;
  }

  BufferAllocator allocator() {
    return allocator;
  }

  CallOption[] options() {
    return options;
  }

  /** Runs a text as the JDBC driver does: prepared, executed, read, closed. */
  List<List<Object>> query(String text) {
    try (FlightSqlClient.PreparedStatement statement = sql.prepare(text, options)) {
      return read(statement.execute(options));
    }
  }

  /** Every row of every endpoint. */
  List<List<Object>> read(FlightInfo info) {
    List<List<Object>> rows = new ArrayList<>();
    for (FlightEndpoint endpoint : info.getEndpoints()) {
      try (FlightStream stream = sql.getStream(endpoint.getTicket(), options)) {
        addRows(stream, rows);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return rows;
  }

  private static void addRows(FlightStream stream, List<List<Object>> rows) {
    while (stream.next()) {
      VectorSchemaRoot root = stream.getRoot();
      for (int row = 0; row < root.getRowCount(); row++) {
        List<Object> values = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
          Object value = vector.getObject(row);
          values.add(value instanceof org.apache.arrow.vector.util.Text ? "" + value : value);
        }
        rows.add(values);
      }
    }
  }

  @Override
  public void close() throws Exception {
    sql.close();
    allocator.close();
  }
}
