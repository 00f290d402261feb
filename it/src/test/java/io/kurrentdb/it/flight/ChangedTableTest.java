package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.shims.core.SqlFailure;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables whose columns change while their tickets are remembered. */
class ChangedTableTest {
  private static final String INDEX = "orders-by-country";
  private static final String TEXT = "SELECT * FROM usr.\"orders-by-country\" LIMIT 1";

  private EmbeddedEndpoint endpoint;
  private SeamClient client;

  @BeforeEach
  void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(20).start();
    client = SeamClient.wrapped(endpoint);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    endpoint.close();
  }

  @Test
  void aColumnMoreIsNoticedWhereTheTicketStillWorks() throws Exception {
    int before = width();
    endpoint.addField(INDEX, "region");
    assertChanged(this::width);
    assertEquals(before + 1, width());
  }

  @Test
  void aColumnMoreSinceTheStatementWasPreparedIsNoticed() throws Exception {
    try (FlightSqlClient.PreparedStatement statement = client.sql().prepare(TEXT)) {
      int before = statement.getResultSetSchema().getFields().size();
      endpoint.addField(INDEX, "region");
      Thread.sleep(600);
      assertChanged(() -> client.read(statement.execute()));
      assertEquals(before + 1, client.read(statement.execute()).get(0).size());
    }
  }

  @Test
  void aColumnMoreIsNoticedWhereTheServerWasRestarted() throws Exception {
    int before = width();
    Thread.sleep(600);
    endpoint.addField(INDEX, "region");
    endpoint.restart();
    assertChanged(this::width);
    assertEquals(before + 1, width());
  }

  private int width() {
    return client.query(TEXT).get(0).size();
  }

  private static void assertChanged(org.junit.jupiter.api.function.Executable query) {
    FlightRuntimeException e = assertThrows(FlightRuntimeException.class, query);
    assertEquals("40001", SqlFailure.in(e).sqlState());
  }
}
