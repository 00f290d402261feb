package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An endpoint with 5,000 events and Arrow's own client, anew for each test. */
abstract class EndpointTestBase {

  static final String HANDLER = "Exception was thrown by handler.";

  EmbeddedEndpoint endpoint;
  BufferAllocator allocator;
  FlightClient flight;
  FlightSqlClient sql;

  @BeforeEach
  void open() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(5_000).start();
    allocator = new RootAllocator();
    flight = connect();
    sql = new FlightSqlClient(flight);
  }

  @AfterEach
  void close() throws Exception {
    flight.close();
    allocator.close();
    endpoint.close();
  }

  FlightClient connect() {
    return FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", endpoint.port()))
        .build();
  }

  List<Object> firstColumn(FlightStream stream) throws Exception {
    List<Object> values = new ArrayList<>();
    try (stream) {
      while (stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          values.add(root.getVector(0).getObject(row));
        }
      }
    }
    return values;
  }

  static void assertRefused(
      FlightStatusCode code, String message, org.junit.jupiter.api.function.Executable call) {
    FlightRuntimeException e = assertThrows(FlightRuntimeException.class, call);
    assertEquals(code, e.status().code());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
