package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.StatementContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Texts that are executed, as the JDBC side says, and were not seen before: the result is on its
 * way before the driver asks for it. What is left of one is found when the client is closed.
 */
class OpeningTest {
  private static final Map<String, Integer> TWO =
      Map.of("GetFlightInfo:CommandStatementQuery", 1, "DoGet:query", 1);

  private static final Duration LONG = Duration.ofSeconds(12);

  private EmbeddedEndpoint endpoint;
  private SeamClient client;

  @BeforeEach
  void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(5_000).start();
    client = SeamClient.wrapped(endpoint);
    client.query("SELECT 0");
    endpoint.calls().clear();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    endpoint.close();
  }

  @Test
  void aTextIsPlannedOnceAndItsColumnsAreThoseOfTheResult() {
    String text = "SELECT log_position AS p, stream FROM kdb.records ORDER BY p LIMIT 2";
    List<List<Object>> rows = execute(() -> client.query(text));
    assertEquals(List.of(List.of(0L, "orders-0"), List.of(100L, "orders-1")), rows);
    assertEquals(TWO, endpoint.calls().countsByType());
    endpoint.calls().clear();
    try (FlightSqlClient.PreparedStatement statement = client.sql().prepare(text)) {
      assertEquals(
          "[p: Int(64, true), stream: Utf8]",
          statement.getResultSetSchema().getFields().toString().replace(" not null", ""));
    }
    assertEquals(rows, execute(() -> client.query(text)));
    assertEquals(Map.of("DoGet:query", 1), endpoint.calls().countsByType());
  }

  @Test
  void manyBatchesCome() {
    String text = "SELECT log_position, data FROM kdb.records";
    assertEquals(5_000, execute(() -> client.query(text)).size());
    assertEquals(TWO, endpoint.calls().countsByType());
  }

  @Test
  void anEmptyResultHasItsColumns() {
    String text = "SELECT stream FROM kdb.records WHERE log_position = -1";
    assertEquals(List.of(), execute(() -> client.query(text)));
    assertEquals(TWO, endpoint.calls().countsByType());
  }

  @Test
  void aTextThatIsTooLongToBeRememberedIsRunOnce() {
    String text = "SELECT count(*) FROM kdb.records WHERE stream <> '" + "x".repeat(40_000) + "'";
    assertEquals(List.of(List.of(5_000L)), execute(() -> client.query(text)));
    assertEquals(TWO, endpoint.calls().countsByType());
  }

  @Test
  void oneStatementMayReadItsResultTwice() {
    String text = "SELECT max(log_position) FROM kdb.records";
    execute(
        () -> {
          assertEquals(List.of(List.of(499_900L)), client.query(text));
          return client.query(text);
        });
    assertEquals(2, endpoint.calls().count("DoGet:query"));
  }

  @Test
  void valuesOfParametersAreOpenedAsWell() {
    String text = "SELECT stream FROM kdb.records WHERE log_position = ?";
    try (FlightSqlClient.PreparedStatement statement = client.sql().prepare(text)) {
      BigIntVector position = new BigIntVector("1", client.allocator());
      position.setSafe(0, 200);
      position.setValueCount(1);
      VectorSchemaRoot values = VectorSchemaRoot.of(position);
      values.setRowCount(1);
      endpoint.calls().clear();
      statement.setParameters(values);
      assertEquals(List.of(List.of("orders-2")), execute(() -> client.read(statement.execute())));
    }
    // Preparing has had the types of parameters told; the call that ends that may come late.
    assertEquals(1, endpoint.calls().count("GetFlightInfo:CommandStatementQuery"));
    assertEquals(0, endpoint.calls().count("GetFlightInfo:sql"));
    assertEquals(1, endpoint.calls().count("DoGet:query"));
  }

  @Test
  void aTextThatIsOnlyPreparedIsNotRun() {
    StatementContext preparing = StatementContext.preparing(0);
    within(
        preparing,
        () -> {
          client.sql().prepare("SELECT min(log_position) FROM kdb.records").close();
          return null;
        });
    assertEquals(Map.of("GetFlightInfo:sql", 1), endpoint.calls().countsByType());
    assertNull(preparing.early());
  }

  @Test
  void aRowCapHolds() {
    StatementContext capped = StatementContext.of(3_000, 0, 0);
    String text = "SELECT log_position FROM kdb.records";
    assertEquals(3_000, within(capped, () -> client.query(text)).size());
    assertTrue(capped.isCapped());
  }

  @Test
  void anUnknownColumnIsExplained() {
    String text = "SELECT strem FROM kdb.records";
    FlightRuntimeException e =
        assertThrows(FlightRuntimeException.class, () -> execute(() -> client.query(text)));
    assertEquals("42703", SqlFailure.in(e).sqlState());
    assertTrue(e.getMessage().endsWith("Did you mean stream?"), e.getMessage());
  }

  @Test
  void aRefusedTableIsExplained() {
    String text = "SELECT * FROM kdb.nothing";
    FlightRuntimeException e =
        assertThrows(FlightRuntimeException.class, () -> execute(() -> client.query(text)));
    assertEquals("42P01", SqlFailure.in(e).sqlState());
    assertEquals(0, endpoint.calls().count("DoGet:query"));
  }

  @Test
  void anErrorBeforeTheFirstRowIsADataErrorAndTheQueryIsNotRunAgain() {
    String text = "SELECT sum(CAST(stream AS INTEGER)) FROM kdb.records";
    FlightRuntimeException e =
        assertThrows(FlightRuntimeException.class, () -> execute(() -> client.query(text)));
    assertEquals("22000", SqlFailure.in(e).sqlState());
    assertEquals(1, endpoint.calls().count("DoGet:query"));
  }

  @Test
  void aResultThatNobodyReadsEndsWithTheExecution() throws Exception {
    String text = "SELECT a.stream FROM kdb.records a, (SELECT stream FROM kdb.records) b";
    for (int i = 0; i < 5; i++) {
      String other = text + " WHERE a.log_position > " + i;
      execute(() -> client.sql().prepare(other));
    }
    assertNothingRuns();
  }

  @Test
  void cancelEndsAQueryThatHasNotBegunToAnswer() throws Exception {
    endpoint.setLatency("DoGet", LONG);
    assertCancelled("DoGet:query");
  }

  @Test
  void cancelEndsTheCallForTheTicket() throws Exception {
    endpoint.setLatency("GetFlightInfo", LONG);
    assertCancelled("GetFlightInfo:CommandStatementQuery");
    assertEquals(0, endpoint.calls().count("DoGet:query"));
  }

  private void assertCancelled(String during) throws Exception {
    StatementContext statement = StatementContext.of(0, 0, 0);
    CompletableFuture<?> query =
        CompletableFuture.supplyAsync(
            () -> within(statement, () -> client.query("SELECT 'cancel' FROM kdb.records")));
    await(during, 1);
    statement.cancel();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> query.get(10, TimeUnit.SECONDS));
    assertEquals("57014", SqlFailure.in(e).sqlState());
    assertNothingRuns();
  }

  @Test
  void anInterruptEndsTheWaitingAndIsKept() throws Exception {
    endpoint.setLatency("DoGet", LONG);
    boolean[] kept = new boolean[1];
    Thread thread =
        new Thread(
            () -> {
              assertThrows(
                  FlightRuntimeException.class,
                  () -> execute(() -> client.query("SELECT 'interrupt' FROM kdb.records")));
              kept[0] = Thread.currentThread().isInterrupted();
            });
    thread.start();
    await("DoGet:query", 1);
    thread.interrupt();
    thread.join(10_000);
    assertTrue(kept[0]);
  }

  @Test
  void theTimeLimitHolds() {
    endpoint.setLatency("DoGet", LONG);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
    FlightRuntimeException e =
        assertThrows(
            FlightRuntimeException.class,
            () ->
                within(
                    StatementContext.of(0, 0, deadline),
                    () -> client.query("SELECT 'late' FROM kdb.records")));
    assertEquals("HYT00", SqlFailure.in(e).sqlState());
  }

  @Test
  void aConnectionThatIsLostMeanwhileIsNoReasonToFail() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(endpoint.port());
        SeamClient behind = SeamClient.wrapped(proxy.port())) {
      behind.query("SELECT 0");
      proxy.cut(1);
      assertEquals(
          List.of(List.of(0L)),
          execute(() -> behind.query("SELECT min(log_position) FROM kdb.records")));
    }
  }

  @Test
  void aQueryWhoseConnectionIsLostBeforeItsResultBeginsIsSentAgainOnce() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(endpoint.port());
        SeamClient behind = SeamClient.wrapped(proxy.port())) {
      behind.query("SELECT 0");
      endpoint.calls().clear();
      endpoint.setLatency("DoGet", LONG);
      CompletableFuture<List<List<Object>>> query =
          CompletableFuture.supplyAsync(
              () -> execute(() -> behind.query("SELECT count(*) FROM kdb.records")));
      await("DoGet:query", 1);
      endpoint.setLatency("DoGet", Duration.ZERO);
      proxy.cutNow();
      assertEquals(List.of(List.of(5_000L)), query.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void itIsNotSentForEver() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(endpoint.port());
        SeamClient behind = SeamClient.wrapped(proxy.port())) {
      behind.query("SELECT 0");
      endpoint.calls().clear();
      endpoint.setLatency("DoGet", LONG);
      CompletableFuture<?> query =
          CompletableFuture.supplyAsync(
              () -> execute(() -> behind.query("SELECT count(*) FROM kdb.records")));
      await("DoGet:query", 1);
      proxy.cutNow();
      await("DoGet:query", 2);
      proxy.cutNow();
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> query.get(10, TimeUnit.SECONDS));
      assertEquals("08006", SqlFailure.in(e).sqlState());
      assertEquals(2, endpoint.calls().count("DoGet:query"));
    }
  }

  private void await(String type, int calls) throws InterruptedException {
    for (int i = 0; endpoint.calls().count(type) < calls; i++) {
      assertTrue(i < 2_000, endpoint.calls().types().toString());
      Thread.sleep(5);
    }
  }

  @Test
  void aTicketFromBeforeARestartIsReplaced() throws Exception {
    String text = "SELECT stream, log_position FROM kdb.records WHERE log_position = 300";
    List<List<Object>> rows = execute(() -> client.query(text));
    Thread.sleep(600);
    endpoint.restart();
    endpoint.calls().clear();
    assertEquals(rows, execute(() -> client.query(text)));
    assertEquals(2, endpoint.calls().count("DoGet:query"));
  }

  private void assertNothingRuns() throws InterruptedException {
    for (int i = 0; endpoint.runningQueries() > 0; i++) {
      assertTrue(i < 2_000, "a query is still running");
      Thread.sleep(5);
    }
  }

  private static <T> T execute(Supplier<T> work) {
    return within(StatementContext.of(0, 0, 0), work);
  }

  /** As the JDBC side goes around an execution. */
  private static <T> T within(StatementContext statement, Supplier<T> work) {
    StatementContext before = statement.enter();
    try {
      return work.get();
    } finally {
      StatementContext.restore(before);
      statement.closeEarly();
    }
  }
}
