package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.PreparedStatement;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

class PreparedStatementEndpointTest extends EndpointTestBase {

  @Test
  void preparedStatementsBelongToTheirConnection() throws Exception {
    try (PreparedStatement statement = sql.prepare("SELECT count(*) FROM kdb.records")) {
      FlightInfo info = statement.execute();
      assertEquals(1, info.getSchemaOptional().orElseThrow().getFields().size());
      Ticket ticket = info.getEndpoints().get(0).getTicket();
      assertEquals(List.of(5_000L), firstColumn(sql.getStream(ticket)));
      try (FlightClient other = connect()) {
        assertRefused(
            FlightStatusCode.NOT_FOUND,
            "Prepared statement handle doesn't exist",
            () -> firstColumn(other.getStream(ticket)));
      }
    }
  }

  @Test
  void aHundredFailedStatementsUseTheConnectionUp() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertRefused(FlightStatusCode.UNKNOWN, HANDLER, () -> sql.prepare("SELECT 1"));
    }
    assertRefused(
        FlightStatusCode.RESOURCE_EXHAUSTED,
        "Too many prepared statements",
        () -> sql.prepare("SELECT count(*) FROM kdb.records"));
    try (FlightClient other = connect()) {
      new FlightSqlClient(other).prepare("SELECT count(*) FROM kdb.records").close();
    }
  }

  @Test
  void aHundredClosedStatementsDoNot() {
    for (int i = 0; i < 150; i++) {
      sql.prepare("SELECT count(*) FROM kdb.records").close();
    }
    assertEquals(150, endpoint.calls().count("DoAction:ClosePreparedStatement"));
  }

  @Test
  void boundParametersAreTaken() throws Exception {
    try (PreparedStatement statement =
            sql.prepare("SELECT log_position FROM kdb.records WHERE log_position = ?");
        BigIntVector position = new BigIntVector("1", allocator);
        VectorSchemaRoot root = VectorSchemaRoot.of(position)) {
      assertEquals(
          new ArrowType.Int(64, true), statement.getParameterSchema().getFields().get(0).getType());
      position.setSafe(0, 300);
      root.setRowCount(1);
      statement.setParameters(root);
      Ticket ticket = statement.execute().getEndpoints().get(0).getTicket();
      assertEquals(List.of(300L), firstColumn(sql.getStream(ticket)));
    }
  }

  @Test
  void aSecondRowOfParametersBreaksTheStream() throws Exception {
    try (PreparedStatement statement =
            sql.prepare("SELECT log_position FROM kdb.records WHERE log_position = ?");
        BigIntVector position = new BigIntVector("1", allocator);
        VectorSchemaRoot root = VectorSchemaRoot.of(position)) {
      position.setSafe(0, 300);
      position.setSafe(1, 400);
      root.setRowCount(2);
      statement.setParameters(root);
      Ticket ticket = statement.execute().getEndpoints().get(0).getTicket();
      assertRefused(FlightStatusCode.UNKNOWN, HANDLER, () -> firstColumn(sql.getStream(ticket)));
    }
  }

  @Test
  void aDoubleParameterIsUnimplemented() throws Exception {
    try (PreparedStatement statement =
            sql.prepare("SELECT 1 FROM kdb.records WHERE log_position > ?");
        Float8Vector number = new Float8Vector("1", allocator);
        VectorSchemaRoot root = VectorSchemaRoot.of(number)) {
      number.setSafe(0, 1.5);
      root.setRowCount(1);
      statement.setParameters(root);
      Ticket ticket = statement.execute().getEndpoints().get(0).getTicket();
      assertRefused(
          FlightStatusCode.UNIMPLEMENTED,
          "Array type DoubleArray is not supported",
          () -> firstColumn(sql.getStream(ticket)));
    }
  }

  @Test
  void anUntypedParameterHasNoTypeAndFailsWhenItRuns() throws Exception {
    try (PreparedStatement statement = sql.prepare("SELECT ? AS p FROM kdb.records");
        VarCharVector text = new VarCharVector("1", allocator);
        VectorSchemaRoot root = VectorSchemaRoot.of(text)) {
      assertEquals(
          ArrowType.Null.INSTANCE, statement.getParameterSchema().getFields().get(0).getType());
      text.setSafe(0, "x".getBytes(StandardCharsets.UTF_8));
      root.setRowCount(1);
      statement.setParameters(root);
      Ticket ticket = statement.execute().getEndpoints().get(0).getTicket();
      assertRefused(FlightStatusCode.UNKNOWN, HANDLER, () -> firstColumn(sql.getStream(ticket)));
    }
  }
}
