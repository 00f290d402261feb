package io.kurrentdb.it.endpoint;

import com.google.protobuf.Any;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A complete Flight SQL server's answers to metadata commands: what a KurrentDB to come, or another
 * server, says of itself. The table type VIEW and the product's name tell its rows from an agent's.
 */
final class FlightSqlMetadata implements MetadataAnswers {

  private static final Map<String, Schema> SCHEMAS =
      Map.ofEntries(
          Map.entry("CommandGetSqlInfo", Schemas.GET_SQL_INFO_SCHEMA),
          Map.entry("CommandGetCatalogs", Schemas.GET_CATALOGS_SCHEMA),
          Map.entry("CommandGetDbSchemas", Schemas.GET_SCHEMAS_SCHEMA),
          Map.entry("CommandGetTables", Schemas.GET_TABLES_SCHEMA_NO_SCHEMA),
          Map.entry("CommandGetTableTypes", Schemas.GET_TABLE_TYPES_SCHEMA),
          Map.entry("CommandGetPrimaryKeys", Schemas.GET_PRIMARY_KEYS_SCHEMA),
          Map.entry("CommandGetExportedKeys", Schemas.GET_EXPORTED_KEYS_SCHEMA),
          Map.entry("CommandGetImportedKeys", Schemas.GET_IMPORTED_KEYS_SCHEMA),
          Map.entry("CommandGetCrossReference", Schemas.GET_CROSS_REFERENCE_SCHEMA),
          Map.entry("CommandGetXdbcTypeInfo", Schemas.GET_TYPE_INFO_SCHEMA));

  private final EventStoreData data;
  private final QueryEngine engine;
  private final BufferAllocator allocator;
  private final boolean foreign;

  FlightSqlMetadata(
      EventStoreData data, QueryEngine engine, BufferAllocator allocator, boolean foreign) {
    this.data = data;
    this.engine = engine;
    this.allocator = allocator;
    this.foreign = foreign;
  }

  @Override
  public boolean answers(String command) {
    return SCHEMAS.containsKey(command);
  }

  @Override
  public Flight.FlightInfo info(Flight.FlightDescriptor descriptor, Any command) throws Exception {
    // The ticket is the command itself, packed as it came.
    Flight.Ticket ticket = Flight.Ticket.newBuilder().setTicket(command.toByteString()).build();
    return FlightMethods.info(descriptor, schema(command)).toBuilder()
        .addEndpoint(Flight.FlightEndpoint.newBuilder().setTicket(ticket))
        .build();
  }

  private static Schema schema(Any command) throws Exception {
    String name = FlightMethods.typeName(command);
    boolean withSchemas =
        name.equals("CommandGetTables")
            && command.unpack(CommandGetTables.class).getIncludeSchema();
    return withSchemas ? Schemas.GET_TABLES_SCHEMA : SCHEMAS.get(name);
  }

  @Override
  public void rows(Any command, Exchange exchange) throws Exception {
    FlightSink sink = new FlightSink(exchange);
    if (FlightMethods.typeName(command).equals("CommandGetSqlInfo")) {
      sqlInfo().send(command.unpack(CommandGetSqlInfo.class).getInfoList(), sink.listener());
      return;
    }
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(command), allocator)) {
      VectorRows.fill(root, rows(command));
      sink.schema(root.getSchema());
      sink.batch(root);
    }
  }

  private SqlInfoBuilder sqlInfo() {
    return new SqlInfoBuilder()
        .withFlightSqlServerName(foreign ? "DuckDB" : "KurrentDB (own metadata)")
        .withFlightSqlServerVersion(foreign ? "1.5.0" : Release.WITH_METADATA.version())
        .withFlightSqlServerArrowVersion("18.3.0")
        .withFlightSqlServerReadOnly(true)
        .withFlightSqlServerTransaction(SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
        .withSqlIdentifierQuoteChar("\"")
        .withSqlTransactionsSupported(false)
        .withSqlNullOrdering(
            org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering.SQL_NULLS_SORTED_AT_END);
  }

  private List<Object[]> rows(Any command) throws Exception {
    return switch (FlightMethods.typeName(command)) {
      case "CommandGetCatalogs" -> foreign ? row("memory") : List.of();
      case "CommandGetTableTypes" -> row("VIEW");
      case "CommandGetDbSchemas" -> schemas(command.unpack(CommandGetDbSchemas.class));
      case "CommandGetTables" -> tables(command.unpack(CommandGetTables.class));
      case "CommandGetXdbcTypeInfo" -> types();
      default -> List.of();
    };
  }

  private static List<Object[]> row(Object... values) {
    return List.<Object[]>of(values);
  }

  private String catalog() {
    return foreign ? "memory" : null;
  }

  private List<Object[]> schemas(CommandGetDbSchemas command) {
    Pattern pattern =
        like(command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : "%");
    List<Object[]> rows = new ArrayList<>();
    for (String schema : List.of("kdb", "usr")) {
      if (pattern.matcher(schema).matches()) {
        rows.add(new Object[] {catalog(), schema});
      }
    }
    return rows;
  }

  private List<Object[]> tables(CommandGetTables command) throws Exception {
    List<Object[]> rows = new ArrayList<>();
    Set<String> types = Set.copyOf(command.getTableTypesList());
    if (types.isEmpty() || types.contains("VIEW")) {
      table(command, "kdb", "records", rows);
      for (UserIndex index : data.tables()) {
        table(command, "usr", index.name(), rows);
      }
    }
    return rows;
  }

  private void table(CommandGetTables command, String schema, String table, List<Object[]> rows)
      throws SQLException, QueryRejectedException {
    String schemas = command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : "%";
    String tables = command.hasTableNameFilterPattern() ? command.getTableNameFilterPattern() : "%";
    if (!like(schemas).matcher(schema).matches() || !like(tables).matcher(table).matches()) {
      return;
    }
    if (command.getIncludeSchema()) {
      byte[] columns = ArrowWire.encapsulated(columns(schema, table)).toByteArray();
      rows.add(new Object[] {catalog(), schema, table, "VIEW", columns});
    } else {
      rows.add(new Object[] {catalog(), schema, table, "VIEW"});
    }
  }

  private Schema columns(String schema, String table) throws SQLException, QueryRejectedException {
    String sql = "SELECT * FROM " + schema + '.' + EventSql.quote(table);
    return engine.schemas(foreign ? sql : engine.rewrite(sql)).dataset();
  }

  private static List<Object[]> types() {
    return List.of(type("BIGINT", -5, 19), type("DOUBLE", 8, 53), type("VARCHAR", 12, 2147483647));
  }

  // type_name, data_type, column_size, literal_prefix, literal_suffix, create_params, nullable,
  // case_sensitive, searchable, unsigned_attribute, fixed_prec_scale, auto_increment,
  // local_type_name,
  // minimum_scale, maximum_scale, sql_data_type, datetime_subcode, num_prec_radix,
  // interval_precision
  private static Object[] type(String name, int type, int size) {
    return new Object[] {
      name, type, size, null, null, null, 1, true, 3, false, false, false, name, null, null, type,
      null, null, null
    };
  }

  private static Pattern like(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(
          switch (c) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
