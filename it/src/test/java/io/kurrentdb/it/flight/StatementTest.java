package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.StatementContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.junit.jupiter.api.Test;

class StatementTest extends SeamTest {
  @Test
  void aTextCostsTwoCallsAndOneWhenItIsSeenAgain() {
    String text = "SELECT stream FROM kdb.records WHERE log_position = 100";
    List<List<Object>> first = client.query(text);
    assertEquals(Map.of("GetFlightInfo:sql", 1, "DoGet:query", 1), endpoint.calls().countsByType());
    endpoint.calls().clear();
    assertEquals(first, client.query(text));
    assertEquals(Map.of("DoGet:query", 1), endpoint.calls().countsByType());
  }

  @Test
  void aTicketSavesTheCallOnAnotherConnectionOfTheSameUserToo() throws Exception {
    String text = "SELECT max(log_position) FROM kdb.records";
    client.query(text);
    endpoint.calls().clear();
    try (SeamClient other = SeamClient.wrapped(endpoint)) {
      other.query(text);
    }
    assertEquals(Map.of("DoGet:query", 1), endpoint.calls().countsByType());
  }

  @Test
  void hundredsOfBadTextsUseNothingUpOnTheServer() {
    for (int i = 0; i < 150; i++) {
      String text = "SELECT nothing_" + i + " FROM kdb.records";
      FlightRuntimeException e =
          assertThrows(FlightRuntimeException.class, () -> client.query(text));
      assertEquals(FlightStatusCode.UNKNOWN, e.status().code());
      assertTrue(
          e.status().description().startsWith("Exception was thrown by handler. "),
          e.status().description());
      assertTrue(SqlFailure.in(e).sqlState().startsWith("42"), SqlFailure.in(e).sqlState());
    }
    assertEquals(List.of(List.of(1)), client.query("SELECT 1"));
    assertEquals(0, endpoint.calls().count("DoAction:CreatePreparedStatement"));
  }

  @Test
  void anErrorWhileTheQueryRunsIsADataError() {
    FlightRuntimeException e =
        assertThrows(
            FlightRuntimeException.class,
            () -> client.query("SELECT CAST(stream AS INTEGER) FROM kdb.records"));
    assertEquals("22000", SqlFailure.in(e).sqlState());
  }

  @Test
  void anUpdateIsRefusedHere() {
    FlightRuntimeException e =
        assertThrows(
            FlightRuntimeException.class,
            () -> client.sql().executeUpdate("DELETE FROM kdb.records"));
    assertEquals("42807", SqlFailure.in(e).sqlState());
    assertEquals(Map.of(), endpoint.calls().countsByType());
  }

  @Test
  void anotherClientsStatementsAreAdaptedAsWell() {
    assertEquals(List.of(List.of(2)), client.read(client.sql().execute("SELECT 1 + 1")));
    FlightDescriptor raw = FlightDescriptor.command("SELECT 3".getBytes(StandardCharsets.UTF_8));
    FlightInfo info = client.flight().getInfo(raw);
    assertEquals(1, info.getSchemaOptional().orElseThrow().getFields().size());
    assertEquals(List.of(List.of(3)), client.read(info));
    assertEquals(
        info.getSchemaOptional().orElseThrow(),
        client.sql().getExecuteSchema("SELECT 3").getSchema());
  }

  @Test
  void aTextMayBeginWithALineFeed() {
    assertEquals(List.of(List.of(0L)), client.query("\nSELECT min(log_position) FROM kdb.records"));
  }

  @Test
  void aRowCapIsKeptAndToldNeverSilently() {
    StatementContext context = StatementContext.of(3_000, 0, 0);
    StatementContext before = context.enter();
    try {
      List<List<Object>> rows = client.query("SELECT log_position FROM kdb.records");
      assertEquals(3_000, rows.size());
      assertTrue(context.isCapped());
    } finally {
      StatementContext.restore(before);
    }
  }

  @Test
  void aRowCapAboveTheResultSaysNothing() {
    StatementContext context = StatementContext.of(5_000, 0, 0);
    StatementContext before = context.enter();
    try {
      assertEquals(5_000, client.query("SELECT log_position FROM kdb.records").size());
      assertEquals(false, context.isCapped());
    } finally {
      StatementContext.restore(before);
    }
  }

  @Test
  void aCancelledStatementAsksNothingMore() {
    StatementContext context = StatementContext.of(0, 0, 0);
    context.cancel();
    StatementContext before = context.enter();
    try {
      FlightRuntimeException e =
          assertThrows(
              FlightRuntimeException.class,
              () -> client.query("SELECT sum(log_position) AS cancelled FROM kdb.records"));
      assertEquals("57014", SqlFailure.in(e).sqlState());
    } finally {
      StatementContext.restore(before);
    }
  }

  @Test
  void aResultThatIsClosedUnreadLeavesNothingBehind() throws Exception {
    // What is left is found when the client is closed, after each test.
    for (int i = 0; i < 20; i++) {
      client
          .sql()
          .getStream(client.sql().getTableTypes().getEndpoints().get(0).getTicket())
          .close();
      FlightInfo info = client.sql().execute("SELECT * FROM kdb.records");
      client.sql().getStream(info.getEndpoints().get(0).getTicket()).close();
    }
    assertEquals(List.of(List.of(1)), client.query("SELECT 1"));
  }

  @Test
  void aStatementCancelledBeforeItsResultIsReadEndsOnce() {
    FlightInfo info = client.sql().execute("SELECT count(*) FROM kdb.records");
    StatementContext context = StatementContext.of(0, 0, 0);
    context.cancel();
    StatementContext before = context.enter();
    try {
      FlightRuntimeException e =
          assertThrows(FlightRuntimeException.class, () -> client.read(info));
      assertEquals(FlightStatusCode.CANCELLED, e.status().code());
    } finally {
      StatementContext.restore(before);
    }
  }

  @Test
  void aDeadlineInThePastEndsTheStatement() {
    StatementContext context = StatementContext.of(0, 0, System.nanoTime() - 1);
    StatementContext before = context.enter();
    try {
      FlightRuntimeException e =
          assertThrows(
              FlightRuntimeException.class,
              () -> client.query("SELECT sum(log_position) AS late FROM kdb.records"));
      assertEquals("HYT00", SqlFailure.in(e).sqlState());
    } finally {
      StatementContext.restore(before);
    }
  }
}
