package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.shims.core.SqlFailure;
import java.util.List;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.junit.jupiter.api.Test;

class RestartTest {
  private static final String TEXT = "SELECT count(*) FROM kdb.records";

  @Test
  void aTicketOfTheServerBeforeIsReplacedWithoutTheHostNoticing() throws Exception {
    EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
    try (endpoint;
        SeamClient client = SeamClient.wrapped(endpoint);
        FlightSqlClient.PreparedStatement statement = client.sql().prepare(TEXT)) {
      assertEquals(List.of(List.of(10L)), client.read(statement.execute()));
      Thread.sleep(600);
      endpoint.restart();
      endpoint.calls().clear();
      assertEquals(List.of(List.of(10L)), client.read(statement.execute()));
      assertEquals(2, endpoint.calls().count("DoGet:query"));
      endpoint.calls().clear();
      assertEquals(List.of(List.of(10L)), client.query(TEXT));
      assertEquals(1, endpoint.calls().count("DoGet:query"));
    }
  }

  @Test
  void aTicketOfAnotherNodeBehindTheSameNameIsReplacedToo() throws Exception {
    try (EmbeddedEndpoint one = EmbeddedEndpoint.builder().rows(10).start();
        EmbeddedEndpoint other = EmbeddedEndpoint.builder().rows(10).start();
        CuttingProxy name = new CuttingProxy(one.port());
        SeamClient client = SeamClient.wrapped(name.port())) {
      client.query(TEXT);
      name.leadTo(other.port());
      try (SeamClient later = SeamClient.wrapped(name.port())) {
        assertEquals(List.of(List.of(10L)), later.query(TEXT));
        assertEquals(2, other.calls().count("DoGet:query"));
      }
    }
  }

  @Test
  void aTicketIsReplacedWhereTheConnectionWasLostWithTheServerThatGaveIt() throws Exception {
    try (EmbeddedEndpoint one = EmbeddedEndpoint.builder().rows(10).start();
        EmbeddedEndpoint other = EmbeddedEndpoint.builder().rows(10).start();
        CuttingProxy name = new CuttingProxy(one.port());
        SeamClient client = SeamClient.wrapped(name.port())) {
      client.query("SELECT 0");
      FlightInfo info = client.sql().execute("SELECT max(log_position) FROM kdb.records");
      name.leadTo(other.port());
      name.cut(1);
      assertEquals(List.of(List.of(900L)), client.read(info));
    }
  }

  @Test
  void aServerThatIsGoneIsALostConnection() throws Exception {
    EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
    try (endpoint;
        SeamClient client = SeamClient.wrapped(endpoint)) {
      client.query(TEXT);
      endpoint.stopAbruptly();
      for (String text : new String[] {TEXT, "SELECT 2"}) {
        FlightRuntimeException e =
            assertThrows(FlightRuntimeException.class, () -> client.query(text));
        assertEquals("08006", SqlFailure.in(e).sqlState());
      }
    }
  }

  @Test
  void aConnectionThatIsLostBeforeTheFirstRowIsNoReasonToFail() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        CuttingProxy proxy = new CuttingProxy(endpoint.port());
        SeamClient client = SeamClient.wrapped(proxy.port())) {
      assertEquals(List.of(List.of(10L)), client.query(TEXT));
      // The ticket is known, so that the DoGet is what is cut.
      proxy.cut(1);
      assertEquals(List.of(List.of(10L)), client.query(TEXT));
      // Here it is the GetFlightInfo.
      proxy.cut(1);
      assertEquals(List.of(List.of(0L)), client.query("SELECT min(log_position) FROM kdb.records"));
    }
  }

  @Test
  void aQueryIsNeverSentAgainOnceARowWasDelivered() throws Exception {
    String text = "SELECT a.stream FROM kdb.records a, (SELECT stream FROM kdb.records) b";
    EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(3_000).start();
    try (endpoint;
        SeamClient client = SeamClient.wrapped(endpoint)) {
      FlightInfo info = client.sql().execute(text);
      try (FlightStream rows = client.sql().getStream(info.getEndpoints().get(0).getTicket())) {
        assertTrue(rows.next());
        endpoint.restart();
        endpoint.calls().clear();
        FlightRuntimeException e =
            assertThrows(
                FlightRuntimeException.class,
                () -> {
                  while (rows.next()) {
                    // What had come before the end.
                  }
                });
        assertEquals("08006", SqlFailure.in(e).sqlState());
        assertEquals(0, endpoint.calls().count("DoGet:query"));
      }
    }
  }

  @Test
  void aQueryIsSentAgainOnceAndNotForEver() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        CuttingProxy proxy = new CuttingProxy(endpoint.port());
        SeamClient client = SeamClient.wrapped(proxy.port())) {
      client.query(TEXT);
      proxy.cut(100);
      FlightRuntimeException e =
          assertThrows(FlightRuntimeException.class, () -> client.query(TEXT));
      assertEquals("08006", SqlFailure.in(e).sqlState());
    }
  }
}
