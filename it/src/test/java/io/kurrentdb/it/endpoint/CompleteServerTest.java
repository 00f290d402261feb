package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/** The two servers that answer metadata themselves: a KurrentDB to come, and one that is none. */
class CompleteServerTest {

  private interface Body {
    void run(EmbeddedEndpoint endpoint, FlightSqlClient sql) throws Exception;
  }

  private static void with(EndpointBuilder builder, Body body) throws Exception {
    try (EmbeddedEndpoint endpoint = builder.rows(10).start();
        BufferAllocator allocator = new RootAllocator();
        FlightClient flight =
            FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", endpoint.port()))
                .build()) {
      body.run(endpoint, new FlightSqlClient(flight));
    }
  }

  private static List<String> column(FlightSqlClient sql, FlightInfo info, String name)
      throws Exception {
    List<String> values = new ArrayList<>();
    try (FlightStream stream = sql.getStream(info.getEndpoints().get(0).getTicket())) {
      while (stream.next()) {
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          values.add(String.valueOf(stream.getRoot().getVector(name).getObject(row)));
        }
      }
    }
    return values;
  }

  private static void assertMetadata(FlightSqlClient sql) throws Exception {
    assertEquals(
        List.of("records", "orders-by-country", "orders-by-customer"),
        column(sql, sql.getTables(null, null, null, null, true), "table_name"));
    assertEquals(
        List.of("orders-by-country"),
        column(sql, sql.getTables(null, "usr", "%country", null, false), "table_name"));
    assertEquals(List.of("kdb", "usr"), column(sql, sql.getSchemas(null, null), "db_schema_name"));
    assertEquals(List.of("VIEW"), column(sql, sql.getTableTypes(), "table_type"));
    assertEquals(
        List.of("BIGINT", "DOUBLE", "VARCHAR"), column(sql, sql.getXdbcTypeInfo(), "type_name"));
    assertTrue(column(sql, sql.getSqlInfo(), "info_name").size() > 5);
    assertEquals(
        1,
        sql.getPrimaryKeys(org.apache.arrow.flight.sql.util.TableRef.of(null, "kdb", "records"))
            .getEndpoints()
            .size());
  }

  @Test
  void aReleaseThatAnswersMetadataItselfGivesEndpointsAndRows() throws Exception {
    with(
        EmbeddedEndpoint.builder().release(Release.WITH_METADATA),
        (endpoint, sql) -> {
          assertMetadata(sql);
          assertThrows(FlightRuntimeException.class, () -> sql.execute("SELECT 1"));
        });
  }

  @Test
  void anOrdinaryServerAnswersWhateverDuckDbCan() throws Exception {
    with(
        EmbeddedEndpoint.builder().foreign(),
        (endpoint, sql) -> {
          assertMetadata(sql);
          assertEquals(List.of("memory"), column(sql, sql.getCatalogs(), "catalog_name"));
          assertEquals(List.of("1"), column(sql, sql.execute("SELECT 1 AS one"), "one"));
          try (FlightSqlClient.PreparedStatement statement =
              sql.prepare(
                  "SELECT count(*) AS n FROM kdb.records a JOIN kdb.records b USING (stream)")) {
            assertEquals(List.of("10"), column(sql, statement.execute(), "n"));
          }
        });
  }

  @Test
  void anOrdinaryServerSaysWhatIsWrong() throws Exception {
    with(
        EmbeddedEndpoint.builder().foreign(),
        (endpoint, sql) -> {
          FlightRuntimeException e =
              assertThrows(
                  FlightRuntimeException.class,
                  () -> sql.execute("SELECT nothing FROM kdb.records"));
          assertEquals(FlightStatusCode.INVALID_ARGUMENT, e.status().code());
          assertTrue(e.getMessage().contains("Binder Error"), e.getMessage());
          assertEquals(List.of("GetFlightInfo:CommandStatementQuery"), endpoint.calls().types());
        });
  }

  @Test
  void theReleaseCandidateImplementsNoMetadata() throws Exception {
    with(
        EmbeddedEndpoint.builder().release(Release.RC1),
        (endpoint, sql) -> {
          FlightRuntimeException e =
              assertThrows(FlightRuntimeException.class, () -> sql.getSqlInfo());
          assertEquals(FlightStatusCode.UNIMPLEMENTED, e.status().code());
        });
  }
}
