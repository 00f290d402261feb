package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.Call;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.junit.jupiter.api.Test;

class RecognitionTest {
  private static final String SERVER_FEATURES = "ServerFeatures/GetSupportedMethods";

  @Test
  void aServerIsAskedOnceHoweverManyConnectionsAreMade() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start()) {
      for (int i = 0; i < 3; i++) {
        try (SeamClient client = SeamClient.wrapped(endpoint)) {
          client.query("SELECT count(*) FROM kdb.records");
        }
      }
      assertEquals(1, endpoint.calls().count(SERVER_FEATURES));
    }
  }

  @Test
  void anotherFlightServerGetsExactlyTheCallsThatItGetsWithoutUs() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).foreign().start()) {
      List<Call> without = record(endpoint, SeamClient.unwrapped(endpoint));
      List<Call> with = record(endpoint, SeamClient.wrapped(endpoint));
      assertEquals(SERVER_FEATURES, with.remove(0).type());
      assertEquals(without.size(), with.size());
      for (int i = 0; i < with.size(); i++) {
        assertSame(without.get(i), with.get(i));
      }
    }
  }

  private static List<Call> record(EmbeddedEndpoint endpoint, SeamClient client) throws Exception {
    endpoint.calls().clear();
    try (client) {
      client.read(client.sql().getTables(null, null, null, null, true));
      client.read(client.sql().getSqlInfo(new int[0]));
      client.query("SELECT 1");
      client.read(client.sql().execute("SELECT 2"));
      assertThrows(FlightRuntimeException.class, () -> client.query("SELECT nothing"));
    }
    return new ArrayList<>(endpoint.calls().all());
  }

  private static void assertSame(Call without, Call with) {
    assertEquals(without.method(), with.method());
    assertEquals(comparable(without), comparable(with), without.type());
    assertEquals(without.requests().size(), with.requests().size(), without.type());
    for (int i = 0; i < with.requests().size(); i++) {
      // A prepared statement's handle is the server's, another one each time.
      if (!without.type().contains("Prepared")) {
        assertArrayEquals(without.requests().get(i), with.requests().get(i), without.type());
      }
    }
  }

  private static Map<String, String> comparable(Call call) {
    return new TreeMap<>(call.headers());
  }

  @Test
  void aServerThatIsDownIsNotTakenForAnother() throws Exception {
    EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
    try (endpoint;
        SeamClient client = SeamClient.wrapped(endpoint)) {
      endpoint.stopAbruptly();
      FlightRuntimeException down =
          assertThrows(FlightRuntimeException.class, () -> client.query("SELECT 1"));
      assertEquals(FlightStatusCode.UNAVAILABLE, down.status().code());
      endpoint.restart();
      client.flight().close();
      try (SeamClient again = SeamClient.wrapped(endpoint)) {
        assertEquals(List.of(List.of(1)), again.query("SELECT 1"));
      }
    }
  }

  /** Patience ends after five seconds; it was twenty, for each new connection. */
  @Test
  void aServerThatIsSilentIsWaitedForOnceAndNotLong() throws Exception {
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.builder()
            .rows(10)
            .foreign()
            .serverFeaturesLatency(Duration.ofMinutes(10))
            .start()) {
      long start = System.nanoTime();
      try (SeamClient client = SeamClient.wrapped(endpoint)) {
        assertEquals(List.of(List.of(1)), client.query("SELECT 1"));
        try (SeamClient other = SeamClient.wrapped(endpoint)) {
          assertEquals(List.of(List.of(2)), other.query("SELECT 2"));
        }
      }
      // Closing included, which waits for calls that are left.
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(9), "waited for too long");
      assertEquals(1, endpoint.calls().count(SERVER_FEATURES));
    }
  }

  @Test
  void aKurrentDbThatAnswersLateIsKnownFromThenOn() throws Exception {
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.builder().rows(10).serverFeaturesLatency(Duration.ofSeconds(8)).start()) {
      try (SeamClient early = SeamClient.wrapped(endpoint)) {
        assertThrows(FlightRuntimeException.class, () -> early.query("SELECT 1"));
        Thread.sleep(4_000);
        assertEquals(List.of(List.of(2)), early.query("SELECT 2"));
        try (SeamClient late = SeamClient.wrapped(endpoint)) {
          assertEquals(List.of(List.of(1)), late.query("SELECT 1"));
        }
      }
      assertEquals(1, endpoint.calls().count(SERVER_FEATURES));
    }
  }
}
