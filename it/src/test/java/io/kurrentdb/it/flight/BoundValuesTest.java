package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kurrentdb.shims.core.SqlFailure;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.Test;

/** Statements with parameters, as a Flight SQL client binds them: by vectors. */
class BoundValuesTest extends SeamTest {
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

  private static VectorSchemaRoot root(FieldVector... vectors) {
    for (FieldVector vector : vectors) {
      vector.setValueCount(1);
    }
    VectorSchemaRoot root = VectorSchemaRoot.of(vectors);
    root.setRowCount(1);
    return root;
  }
}
