package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class FlightSqlEndpointTest extends EndpointTestBase {

  @Test
  void aStatementQueryHasNoSchemaAndATicketThatWorksTwice() throws Exception {
    FlightInfo info = sql.execute("SELECT count(*) FROM kdb.records");
    assertEquals(0, info.getSchemaOptional().orElseThrow().getFields().size());
    assertEquals(1, info.getEndpoints().size());
    assertEquals(List.of(), info.getEndpoints().get(0).getLocations());
    Ticket ticket = info.getEndpoints().get(0).getTicket();
    assertEquals(List.of(5_000L), firstColumn(sql.getStream(ticket)));
    try (FlightClient other = connect()) {
      assertEquals(List.of(5_000L), firstColumn(other.getStream(ticket)));
    }
  }

  @Test
  void aRawTextGivesSchemaAndTicketInOneCall() throws Exception {
    byte[] text = "SELECT log_position, stream FROM kdb.records".getBytes(StandardCharsets.UTF_8);
    FlightInfo info = flight.getInfo(FlightDescriptor.command(text));
    Schema schema = info.getSchemaOptional().orElseThrow();
    assertEquals("log_position", schema.getFields().get(0).getName());
    assertEquals(new ArrowType.Int(64, true), schema.getFields().get(0).getType());
    assertEquals(
        5_000, firstColumn(flight.getStream(info.getEndpoints().get(0).getTicket())).size());
    assertEquals(List.of("GetFlightInfo:sql", "DoGet:query"), endpoint.calls().types());
  }

  @Test
  void aRawTextThatBeginsWithALineFeedIsTakenForAnAny() {
    byte[] text = "\nSELECT stream FROM kdb.records".getBytes(StandardCharsets.UTF_8);
    assertThrows(
        FlightRuntimeException.class, () -> flight.getInfo(FlightDescriptor.command(text)));
  }

  @Test
  void resultsComeInBatchesOfAtMost2048Rows() throws Exception {
    FlightInfo info = sql.execute("SELECT log_position FROM kdb.records");
    List<Integer> batches = new ArrayList<>();
    try (FlightStream stream = sql.getStream(info.getEndpoints().get(0).getTicket())) {
      while (stream.next()) {
        batches.add(stream.getRoot().getRowCount());
      }
    }
    assertEquals(List.of(2048, 2048, 904), batches);
  }

  @Test
  void recordsHaveTheFifteenColumnsOfTheServer() throws Exception {
    Schema schema = sql.getExecuteSchema("SELECT * FROM kdb.records").getSchema();
    List<String> columns =
        schema.getFields().stream().map(f -> f.getName() + ' ' + f.getType()).toList();
    assertEquals(
        List.of(
            "log_position Int(64, true)",
            "commit_position Int(64, true)",
            "stream_revision Int(64, true)",
            "created_at Int(64, true)",
            "expires_at Int(64, true)",
            "stream Utf8",
            "stream_hash Int(64, false)",
            "schema_name Utf8",
            "category Utf8",
            "deleted Bool",
            "schema_id Utf8",
            "schema_format Utf8",
            "record_id Binary",
            "data Utf8",
            "metadata Utf8"),
        columns);
  }

  @Test
  void anIndexWithSeveralFieldsHasAColumnForEach() throws Exception {
    Schema schema = sql.getExecuteSchema("SELECT * FROM usr.\"orders-by-customer\"").getSchema();
    List<String> columns =
        schema.getFields().stream().map(f -> f.getName() + ' ' + f.getType()).toList();
    assertEquals(
        List.of(
            "field_customer-id Utf8",
            "field_amount FloatingPoint(DOUBLE)",
            "field_item-count Int(32, true)",
            "field_placed-at Int(64, true)",
            "record_id Binary",
            "data Utf8",
            "metadata Utf8",
            "stream Utf8",
            "schema_name Utf8"),
        columns.subList(4, 13));
  }

  @Test
  void typesComeAsDuckDbExportsThem() throws Exception {
    String query =
        "SELECT 1::HUGEINT, 1::TINYINT, 1.5, [1], {'k': 1}, MAP {'a': 1}, INTERVAL 1 DAY, uuid(),"
            + " DATE '2026-04-12', TIMESTAMP '2026-04-12 00:00:00' FROM kdb.records LIMIT 1";
    FlightInfo info = sql.execute(query);
    Schema prepared = sql.getExecuteSchema(query).getSchema();
    try (FlightStream stream = sql.getStream(info.getEndpoints().get(0).getTicket())) {
      Schema streamed = stream.getSchema();
      assertEquals(
          streamed.getFields().stream().map(f -> f.getType()).toList(),
          prepared.getFields().stream().map(f -> f.getType()).toList());
      assertEquals(new ArrowType.Decimal(38, 0, 128), streamed.getFields().get(0).getType());
      assertTrue(stream.next());
    }
  }

  @Test
  void everyFailureIsUnknownWithoutDetail() {
    for (String query :
        List.of(
            "SELECT 1",
            "SELEC",
            "",
            "SHOW TABLES",
            "DESCRIBE kdb.records",
            "SELECT * FROM nowhere.x",
            "WITH c AS (SELECT stream FROM kdb.records) SELECT * FROM c",
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT 1 FROM kdb.records; SELECT 2 FROM kdb.records")) {
      assertRefused(FlightStatusCode.UNKNOWN, HANDLER, () -> sql.execute(query));
    }
    // These fail in the database, so only when they run or are described.
    for (String query :
        List.of(
            "SELECT nothing FROM kdb.records",
            "SELECT * FROM usr.\"no-such-index\"",
            "SELECT a.stream FROM kdb.records a JOIN kdb.records b USING (stream)")) {
      FlightInfo info = sql.execute(query);
      assertRefused(
          FlightStatusCode.UNKNOWN,
          HANDLER,
          () -> firstColumn(sql.getStream(info.getEndpoints().get(0).getTicket())));
      assertRefused(FlightStatusCode.UNKNOWN, HANDLER, () -> sql.getExecuteSchema(query));
    }
  }

  @Test
  void aConversionErrorInTheMiddleOfAResultIsUnknownAndLogsWhatDuckDbSaid() {
    FlightInfo info =
        sql.execute("SELECT CAST(if(log_position < 400000, '1', 'x') AS INT) FROM kdb.records");
    assertRefused(
        FlightStatusCode.UNKNOWN,
        HANDLER,
        () -> firstColumn(sql.getStream(info.getEndpoints().get(0).getTicket())));
    Call call = endpoint.calls().of("DoGet:query").get(0);
    assertTrue(call.failure().getMessage().contains("Conversion Error"));
  }

  @Test
  void ticketsOfAnEarlierProcessAndForgedOnesAreRefused() throws Exception {
    Ticket ticket =
        sql.execute("SELECT count(*) FROM kdb.records").getEndpoints().get(0).getTicket();
    byte[] forged = ticket.getBytes().clone();
    forged[forged.length - 1] ^= 1;
    assertRefused(
        FlightStatusCode.UNKNOWN, HANDLER, () -> firstColumn(sql.getStream(new Ticket(forged))));
    int port = endpoint.port();
    endpoint.restart();
    assertEquals(port, endpoint.port());
    try (FlightClient again = connect()) {
      assertRefused(FlightStatusCode.UNKNOWN, HANDLER, () -> firstColumn(again.getStream(ticket)));
    }
  }

  @Test
  void metadataCommandsAnswerWithoutEndpoints() {
    assertEquals(List.of(), sql.getSqlInfo().getEndpoints());
    assertEquals(List.of(), sql.getTables(null, null, null, null, true).getEndpoints());
    assertEquals(List.of(), sql.getCatalogs().getEndpoints());
    assertRefused(
        FlightStatusCode.UNIMPLEMENTED, "The feature is not supported", sql::getXdbcTypeInfo);
  }

  @Test
  void actionsThatTheServerDoesNotKnowAreNamed() {
    assertRefused(
        FlightStatusCode.UNIMPLEMENTED,
        "Action BeginTransaction is not supported",
        () -> flight.doAction(new Action("BeginTransaction")).next());
    assertTrue(flight.doAction(new Action("CloseSession")).hasNext());
    assertRefused(
        FlightStatusCode.UNIMPLEMENTED,
        "unimplemented",
        () -> flight.listActions().iterator().next());
    assertRefused(
        FlightStatusCode.UNIMPLEMENTED,
        "The feature is not supported",
        () -> sql.executeUpdate("DELETE FROM kdb.records"));
  }

  @Test
  void aCancelledCallInterruptsTheQuery() throws Exception {
    // Half of 5,000 squared pairs, each compared by text: minutes if nobody stops it.
    FlightInfo info =
        sql.execute(
            "SELECT count(*) FROM (SELECT data FROM kdb.records) a, (SELECT data FROM kdb.records) b,"
                + " (SELECT data FROM kdb.records) c WHERE a.data || b.data < c.data || b.data");
    FlightStream stream = sql.getStream(info.getEndpoints().get(0).getTicket());
    Thread.sleep(200);
    stream.cancel("enough", null);
    assertThrows(FlightRuntimeException.class, stream::next);
    Call call = endpoint.calls().of("DoGet:query").get(0);
    for (int i = 0; i < 100 && call.failure() == null; i++) {
      Thread.sleep(100);
    }
    assertTrue(call.failure().toString().contains("INTERRUPT"), String.valueOf(call.failure()));
    stream.close();
  }

  @Test
  void anAbruptStopEndsOpenConnections() throws Exception {
    sql.execute("SELECT count(*) FROM kdb.records");
    endpoint.stopAbruptly();
    assertRefused(
        FlightStatusCode.UNAVAILABLE, "", () -> sql.execute("SELECT count(*) FROM kdb.records"));
    endpoint.restart();
    try (FlightClient again = connect()) {
      FlightInfo info = new FlightSqlClient(again).execute("SELECT count(*) FROM kdb.records");
      assertEquals(1, info.getEndpoints().size());
    }
  }
}
