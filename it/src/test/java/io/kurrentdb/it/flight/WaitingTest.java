package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.StatementContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightRuntimeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a statement waits for besides its own calls, and what ends that. */
class WaitingTest {
  private static final String TEXT = "SELECT count(*) FROM kdb.records";
  private static final Duration LONG = Duration.ofSeconds(12);

  private EmbeddedEndpoint endpoint;
  private SeamClient client;

  @BeforeEach
  void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(10).start();
    client = SeamClient.wrapped(endpoint);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    endpoint.close();
  }

  @Test
  void cancelEndsTheCallForANewTicket() throws Exception {
    client.query(TEXT);
    Thread.sleep(600);
    endpoint.restart();
    endpoint.setLatency("GetFlightInfo", LONG);
    endpoint.calls().clear();
    StatementContext statement = StatementContext.of(0, 0, 0);
    CompletableFuture<?> query = CompletableFuture.runAsync(() -> run(statement, TEXT));
    await("GetFlightInfo:sql");
    statement.cancel();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> query.get(10, TimeUnit.SECONDS));
    assertEquals("57014", SqlFailure.in(e).sqlState());
  }

  @Test
  void aStatementsTimeHoldsWhileMetadataReadsTheCatalogue() throws Exception {
    assertTimeHolds(() -> client.read(client.sql().getTables(null, null, null, null, false)));
  }

  @Test
  void aStatementsTimeHoldsWhileAnotherOneReadsTheCatalogue() throws Exception {
    assertTimeHolds(
        () ->
            assertThrows(
                FlightRuntimeException.class, () -> client.query("SELECT * FROM usr.none")));
  }

  private void assertTimeHolds(Runnable other) throws Exception {
    client.query("SELECT 0");
    endpoint.setLatency("List", LONG);
    CompletableFuture<?> reading = CompletableFuture.runAsync(other);
    await("IndexesService/List");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    assertThrows(
        FlightRuntimeException.class,
        () -> run(StatementContext.of(0, 0, deadline), "SELECT * FROM usr.nope"));
    assertNull(endpoint.calls().of("IndexesService/List").get(0).status(), "it waited");
    reading.get(40, TimeUnit.SECONDS);
  }

  private void run(StatementContext statement, String text) {
    StatementContext before = statement.enter();
    try {
      client.query(text);
    } finally {
      StatementContext.restore(before);
    }
  }

  private void await(String type) throws InterruptedException {
    while (endpoint.calls().count(type) == 0) {
      Thread.sleep(5);
    }
  }
}
