package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.Indexes;
import io.kurrentdb.it.endpoint.Release;
import io.kurrentdb.it.endpoint.UserIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.util.TableRef;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetadataTest {
  private static final TableRef RECORDS = TableRef.of(null, "kdb", "records");

  @ParameterizedTest
  @EnumSource(
      value = Release.class,
      names = {"RC1", "V26_1"})
  void tablesColumnsAndKeysOf50IndexesCost3Calls(Release release) throws Exception {
    List<UserIndex> indexes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      UserIndex like = UserIndex.SAMPLES.get(0);
      indexes.add(new UserIndex("index-" + i, like.filter(), like.fields()));
    }
    try (EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.builder()
                .rows(10)
                .release(release)
                .authentication()
                .userIndexes(indexes)
                .start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      client.login("admin", "changeit");
      endpoint.calls().clear();
      FlightSqlClient sql = client.sql();
      List<List<Object>> tables =
          client.read(sql.getTables(null, null, "%", null, false, client.options()));
      List<List<Object>> columns =
          client.read(sql.getTables(null, null, "%", null, true, client.options()));
      assertEquals(51, tables.size());
      assertEquals(51, columns.size());
      for (List<Object> table : tables) {
        TableRef ref = TableRef.of(null, (String) table.get(1), (String) table.get(2));
        assertEquals(List.of(), client.read(sql.getPrimaryKeys(ref, client.options())));
        assertEquals(List.of(), client.read(sql.getImportedKeys(ref, client.options())));
        assertEquals(List.of(), client.read(sql.getExportedKeys(ref, client.options())));
      }
      assertTrue(endpoint.calls().size() <= 3, endpoint.calls().toString());
    }
  }

  @Test
  void catalogsSchemasAndTypesAreListed() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      FlightSqlClient sql = client.sql();
      assertEquals(List.of(), client.read(sql.getCatalogs()));
      assertEquals(1, sql.getCatalogs().getSchemaOptional().get().getFields().size());
      assertEquals(
          List.of(Arrays.asList(null, "kdb"), Arrays.asList(null, "usr")),
          client.read(sql.getSchemas(null, null)));
      assertEquals(List.of(Arrays.asList(null, "usr")), client.read(sql.getSchemas("", "_s%")));
      assertEquals(List.of(), client.read(sql.getSchemas("elsewhere", null)));
      assertEquals(List.of(List.of("TABLE")), client.read(sql.getTableTypes()));
      assertFalse(client.read(sql.getXdbcTypeInfo()).isEmpty());
      assertEquals(List.of(), client.read(sql.getCrossReference(RECORDS, RECORDS)));
    }
  }

  @Test
  void tablesAreFoundByPattern() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      assertEquals(
          List.of("kdb.records", "usr.orders-by-country", "usr.orders-by-customer"),
          tables(client, null, null, null));
      assertEquals(List.of("kdb.records"), tables(client, "kdb", "rec%", null));
      assertEquals(List.of(), tables(client, "k\\_b", "%", null));
      assertEquals(List.of("kdb.records"), tables(client, "k_b", "%", List.of("TABLE", "VIEW")));
      assertEquals(List.of(), tables(client, null, null, List.of("VIEW")));
    }
  }

  private static List<String> tables(
      SeamClient client, String schema, String name, List<String> types) {
    List<String> names = new ArrayList<>();
    for (List<Object> row : client.read(client.sql().getTables(null, schema, name, types, false))) {
      names.add(row.get(1) + "." + row.get(2));
    }
    return names;
  }

  @Test
  void columnsAreTheServersWithTypesNullabilityAndRemarks() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      List<Object> row =
          client.read(client.sql().getTables(null, "kdb", "records", null, true)).get(0);
      Map<String, Field> columns = new HashMap<>();
      for (Field field : schema((byte[]) row.get(4)).getFields()) {
        columns.put(field.getName(), field);
      }
      assertEquals(15, columns.size());
      assertFalse(columns.get("log_position").isNullable());
      assertTrue(columns.get("commit_position").isNullable());
      assertEquals("UBIGINT", about(columns.get("stream_hash"), "TYPE_NAME"));
      assertEquals("20", about(columns.get("stream_hash"), "PRECISION"));
      assertEquals("16", about(columns.get("record_id"), "PRECISION"));
      for (Field field : columns.values()) {
        assertFalse(about(field, "REMARKS").isEmpty(), field.getName());
      }
    }
  }

  private static String about(Field field, String key) {
    return field.getMetadata().get("ARROW:FLIGHT:SQL:" + key);
  }

  private static Schema schema(byte[] bytes) throws IOException {
    return MessageSerializer.deserializeSchema(
        new ReadChannel(Channels.newChannel(new ByteArrayInputStream(bytes))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Indexes.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PRESENT"})
  void withoutIndexesThereIsStillKdb(Indexes indexes) throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).indexes(indexes).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      assertEquals(List.of("kdb.records"), tables(client, null, null, null));
    }
  }

  @Test
  void tablesAreKnownAfterTheConnectionThatAskedFirstWasClosed() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start()) {
      try (SeamClient first = SeamClient.wrapped(endpoint)) {
        first.query("SELECT 1");
      }
      try (SeamClient second = SeamClient.wrapped(endpoint)) {
        assertEquals(3, second.query("SHOW TABLES").size());
      }
    }
  }

  @Test
  void everyGetterOfTheDriverHasAValue() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      Map<Object, Object> values = new HashMap<>();
      for (List<Object> row : client.read(client.sql().getSqlInfo(new int[0]))) {
        values.put(row.get(0), row.get(1));
      }
      assertEquals("KurrentDB", "" + values.get(SqlInfo.FLIGHT_SQL_SERVER_NAME_VALUE));
      assertEquals("26.1.0", "" + values.get(SqlInfo.FLIGHT_SQL_SERVER_VERSION_VALUE));
      assertEquals("\"", "" + values.get(SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR_VALUE));
      assertEquals("\\", "" + values.get(SqlInfo.SQL_SEARCH_STRING_ESCAPE_VALUE));
      for (SqlInfo info : SqlInfo.values()) {
        if (info != SqlInfo.UNRECOGNIZED && info.getNumber() >= 500) {
          assertTrue(values.containsKey(info.getNumber()), info.name());
        }
      }
      List<List<Object>> one =
          client.read(client.sql().getSqlInfo(SqlInfo.FLIGHT_SQL_SERVER_READ_ONLY));
      assertEquals(List.of(List.of(3, true)), one);
    }
  }

  @Test
  void whatTheServerAnswersItselfPassesThrough() throws Exception {
    try (EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.builder().rows(10).release(Release.WITH_METADATA).start();
        SeamClient wrapped = SeamClient.wrapped(endpoint);
        SeamClient plain = SeamClient.unwrapped(endpoint)) {
      for (int i = 0; i < 2; i++) {
        FlightInfo with = wrapped.sql().getTables(null, null, null, null, false);
        FlightInfo without = plain.sql().getTables(null, null, null, null, false);
        assertEquals(without.getEndpoints(), with.getEndpoints());
        assertEquals(plain.read(without), wrapped.read(with));
        assertEquals(
            plain.read(plain.sql().getPrimaryKeys(RECORDS)),
            wrapped.read(wrapped.sql().getPrimaryKeys(RECORDS)));
      }
      assertEquals(4, endpoint.calls().count("GetFlightInfo:CommandGetTables"));
      assertEquals(0, endpoint.calls().count("IndexesService/List"));
    }
  }
}
