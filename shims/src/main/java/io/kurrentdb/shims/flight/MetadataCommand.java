package io.kurrentdb.shims.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.util.List;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The metadata that Flight SQL has commands for and KurrentDB leaves open: every command in one
 * table, each with the columns of its answer and the class that finds its rows.
 */
enum MetadataCommand {
  SQL_INFO("CommandGetSqlInfo", "info", Schemas.GET_SQL_INFO_SCHEMA, SqlInfoRows::fill),
  TYPE_INFO("CommandGetXdbcTypeInfo", "types", Schemas.GET_TYPE_INFO_SCHEMA, TypeInfoRows::fill),
  CATALOGS("CommandGetCatalogs", "tables", Schemas.GET_CATALOGS_SCHEMA, MetadataCommand::noRows),
  SCHEMAS("CommandGetDbSchemas", "tables", Schemas.GET_SCHEMAS_SCHEMA, SchemaRows::fill),
  TABLES("CommandGetTables", "tables", Schemas.GET_TABLES_SCHEMA, TableRows::fill),
  TABLE_TYPES(
      "CommandGetTableTypes", "tables", Schemas.GET_TABLE_TYPES_SCHEMA, TableTypeRows::fill),
  PRIMARY_KEYS(
      "CommandGetPrimaryKeys", "tables", Schemas.GET_PRIMARY_KEYS_SCHEMA, MetadataCommand::noRows),
  EXPORTED_KEYS(
      "CommandGetExportedKeys",
      "tables",
      Schemas.GET_EXPORTED_KEYS_SCHEMA,
      MetadataCommand::noRows),
  IMPORTED_KEYS(
      "CommandGetImportedKeys",
      "tables",
      Schemas.GET_IMPORTED_KEYS_SCHEMA,
      MetadataCommand::noRows),
  CROSS_REFERENCE(
      "CommandGetCrossReference",
      "tables",
      Schemas.GET_CROSS_REFERENCE_SCHEMA,
      MetadataCommand::noRows);

  /** Finds the rows of an answer. */
  interface Rows {
    /**
     * @param root to fill; has the command's columns
     * @param command as the client sent it
     * @throws io.grpc.StatusRuntimeException where the server must be asked and does not answer
     */
    void fill(VectorSchemaRoot root, ByteString command, Caller caller)
        throws InvalidProtocolBufferException;
  }

  private final String commandName;
  private final String group;
  private final Schema schema;
  private final Rows rows;

  MetadataCommand(String commandName, String group, Schema schema, Rows rows) {
    this.commandName = commandName;
    this.group = group;
    this.schema = schema;
    this.rows = rows;
  }

  /** Null where it is no metadata command. */
  static MetadataCommand find(String name) {
    for (MetadataCommand command : values()) {
      if (command.commandName.equals(name)) {
        return command;
      }
    }
    return null;
  }

  /** The name of the message in an envelope, without its package. */
  static String name(Any envelope) {
    String url = envelope.getTypeUrl();
    return url.substring(Math.max(url.lastIndexOf('.'), url.lastIndexOf('/')) + 1);
  }

  /** Null where the bytes are no envelope. */
  static Any envelope(ByteString bytes) {
    try {
      return Any.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  /** Commands that a server answers together or not at all: one of them is asked for all. */
  String group() {
    return group;
  }

  /** The columns of the answer. Only tables have them depend on the command. */
  Schema schema(ByteString command) throws InvalidProtocolBufferException {
    return this == TABLES && !TableRows.withSchema(command)
        ? Schemas.GET_TABLES_SCHEMA_NO_SCHEMA
        : schema;
  }

  /** The answer as DoGet sends it. */
  List<byte[]> result(Caller caller, ByteString command) {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(command), Ipc.ALLOCATOR)) {
      rows.fill(root, command, caller);
      return Ipc.flightData(root);
    } catch (InvalidProtocolBufferException e) {
      throw Status.INVALID_ARGUMENT.withCause(e).asRuntimeException();
    }
  }

  /** KurrentDB has one catalog without a name, and no keys or references. */
  private static void noRows(VectorSchemaRoot root, ByteString command, Caller caller) {}
}
