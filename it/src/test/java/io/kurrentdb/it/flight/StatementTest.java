package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.StatementContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static EmbeddedEndpoint endpoint;
  private SeamClient client;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(5_000).start();
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  @BeforeEach
  void connect() {
    client = SeamClient.wrapped(endpoint);
    client.query("SELECT 0");
    endpoint.calls().clear();
  }

  @AfterEach
  void disconnect() throws Exception {
    // Fails where a buffer of Arrow's is left.
    client.close();
  }

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
  void valuesAreBoundAsLiteralsOfTheirOwnType() {
    String text = "SELECT ? AS a, ? AS b, ? AS c, count(*) FROM kdb.records WHERE log_position < ?";
    try (FlightSqlClient.PreparedStatement statement = client.sql().prepare(text)) {
      assertEquals(4, statement.getParameterSchema().getFields().size());
      BigIntVector limit = new BigIntVector("1", client.allocator());
      VarCharVector words = new VarCharVector("2", client.allocator());
      Float8Vector half = new Float8Vector("3", client.allocator());
      BigIntVector below = new BigIntVector("4", client.allocator());
      limit.setSafe(0, -5);
      words.setSafe(0, new Text("it's ?"));
      half.setSafe(0, 0.5);
      below.setSafe(0, 300);
      statement.setParameters(root(limit, words, half, below));
      assertEquals(List.of(List.of(-5L, "it's ?", 0.5, 3L)), client.read(statement.execute()));
    }
    assertEquals(0, endpoint.calls().count("DoPut:CommandPreparedStatementQuery"));
  }

  @Test
  void executedAgainWithTheSameValuesAStatementCostsOneCall() {
    try (FlightSqlClient.PreparedStatement statement =
        client.sql().prepare("SELECT stream FROM kdb.records WHERE log_position = ?")) {
      for (int i = 0; i < 3; i++) {
        endpoint.calls().clear();
        BigIntVector position = new BigIntVector("1", client.allocator());
        position.setSafe(0, 200);
        statement.setParameters(root(position));
        client.read(statement.execute());
      }
      assertEquals(Map.of("DoGet:query", 1), endpoint.calls().countsByType());
    }
  }

  @Test
  void everyRowOfValuesGivesAResult() {
    try (FlightSqlClient.PreparedStatement statement = client.sql().prepare("SELECT ? + 1")) {
      BigIntVector values = new BigIntVector("1", client.allocator());
      values.setSafe(0, 10);
      values.setSafe(1, 20);
      values.setNull(2);
      VectorSchemaRoot root = root(values);
      values.setValueCount(3);
      root.setRowCount(3);
      statement.setParameters(root);
      List<List<Object>> rows = client.read(statement.execute());
      assertEquals("[[11], [21], [null]]", rows.toString());
    }
  }

  @Test
  void aTimestampKeepsItsMicroseconds() {
    try (FlightSqlClient.PreparedStatement statement =
        client.sql().prepare("SELECT epoch_us(CAST(? AS TIMESTAMP))")) {
      TimeStampMicroVector at = new TimeStampMicroVector("1", client.allocator());
      at.setSafe(0, 1_700_000_000_123_456L);
      statement.setParameters(root(at));
      assertEquals(List.of(List.of(1_700_000_000_123_456L)), client.read(statement.execute()));
    }
  }

  @Test
  void aMissingValueIsNamedBeforeAnythingIsSent() {
    try (FlightSqlClient.PreparedStatement statement =
        client.sql().prepare("SELECT ? AS missing")) {
      endpoint.calls().clear();
      FlightRuntimeException e =
          assertThrows(FlightRuntimeException.class, () -> statement.execute());
      assertEquals("07001", SqlFailure.in(e).sqlState());
      assertEquals(0, endpoint.calls().count("GetFlightInfo:sql"));
    }
  }

  @Test
  void parameterTypesComeFromTheServerAndLeaveNothingBehind() {
    for (int i = 0; i < 120; i++) {
      String text = "SELECT " + i + " FROM kdb.records WHERE log_position = ? AND stream = ?";
      try (FlightSqlClient.PreparedStatement statement = client.sql().prepare(text)) {
        assertEquals(
            "[Int(64, true), Utf8]",
            statement.getParameterSchema().getFields().stream()
                .map(field -> field.getType().toString())
                .toList()
                .toString());
      }
    }
    assertEquals(120, endpoint.calls().count("DoAction:CreatePreparedStatement"));
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

  private static VectorSchemaRoot root(FieldVector... vectors) {
    for (FieldVector vector : vectors) {
      vector.setValueCount(1);
    }
    VectorSchemaRoot root = VectorSchemaRoot.of(vectors);
    root.setRowCount(1);
    return root;
  }
}
