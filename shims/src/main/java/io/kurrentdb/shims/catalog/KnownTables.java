package io.kurrentdb.shims.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known about KurrentDB's tables beside what the server tells: remarks and nullability for
 * {@code kdb.records}, whose columns themselves come from the server, and the shape of the table of
 * a user-defined index. Source: the server's documentation and source, 26.1.
 */
public final class KnownTables {
  public static final String KDB = "kdb";
  public static final String USR = "usr";
  public static final String RECORDS = "records";
  public static final String RECORDS_REMARKS =
      "Every event of the database, one row each. A query that does not name data and metadata is"
          + " far cheaper: both are read from the log row by row.";

  private static final Column LOG_POSITION =
      required("log_position", "BIGINT", "Position of the event in the log; unique, ascending.");
  private static final Column COMMIT_POSITION =
      optional("commit_position", "BIGINT", "Position of the commit that wrote the event.");
  private static final Column STREAM_REVISION =
      required("stream_revision", "BIGINT", "Number of the event in its stream, from 0.");
  private static final Column CREATED_AT =
      required("created_at", "BIGINT", "When the event was written: Unix milliseconds, UTC.");
  private static final Column RECORD_ID =
      required("record_id", "BLOB", "The event's id: the 16 bytes of a UUID.");
  private static final Column DATA =
      optional(
          "data", "VARCHAR", "The payload: JSON text, or base64 of a binary one. Costly to read.");
  private static final Column METADATA =
      optional("metadata", "VARCHAR", "The event's metadata, JSON text. Costly to read.");

  private static final List<Column> RECORDS_COLUMNS =
      List.of(
          LOG_POSITION,
          COMMIT_POSITION,
          STREAM_REVISION,
          CREATED_AT,
          optional("expires_at", "BIGINT", "When the event expires: Unix milliseconds, UTC."),
          required("stream", "VARCHAR", "Name of the stream."),
          required("stream_hash", "UBIGINT", "Hash of the stream's name; unsigned."),
          required("schema_name", "VARCHAR", "The event type."),
          required("category", "VARCHAR", "The stream's name up to the first hyphen."),
          required("deleted", "BOOLEAN", "Whether the event's stream was deleted."),
          optional("schema_id", "VARCHAR", "Id of the event's schema, where it has one."),
          required("schema_format", "VARCHAR", "Format of the payload: Json, Bytes and others."),
          RECORD_ID,
          DATA,
          METADATA);

  private KnownTables() {}

  /** {@code kdb.records} as 26.1 has it, for when the server cannot be asked. */
  public static Table records() {
    return new Table(KDB, RECORDS, RECORDS_REMARKS, RECORDS_COLUMNS);
  }

  /**
   * A column of {@code kdb.records} as the server gave it, with the remarks and the nullability
   * that its answer leaves out. A column unknown here is nullable and has no remarks.
   */
  public static Column recordsColumn(String name, String type) {
    for (Column known : RECORDS_COLUMNS) {
      if (known.name().equals(name)) {
        return new Column(name, type, known.nullable(), known.remarks());
      }
    }
    return new Column(name, type, true, "");
  }

  /**
   * The table of a user-defined index.
   *
   * @param fields the index's own columns: name without the prefix {@code field_}, and type
   */
  public static Table index(String name, List<Column> fields) {
    List<Column> columns =
        new ArrayList<>(List.of(LOG_POSITION, COMMIT_POSITION, STREAM_REVISION, CREATED_AT));
    for (Column field : fields) {
      columns.add(indexField(field, fields.size() == 1));
    }
    columns.add(RECORD_ID);
    columns.add(DATA);
    columns.add(METADATA);
    columns.add(required("stream", "VARCHAR", "Name of the stream."));
    columns.add(required("schema_name", "VARCHAR", "The event type."));
    return new Table(
        USR, name, "User-defined index \"" + name + "\": the events it selects.", columns);
  }

  /**
   * With one field an event without a value is not in the index; with several any may be missing.
   */
  private static Column indexField(Column field, boolean onlyOne) {
    String remarks = "Field \"" + field.name() + "\" of the index.";
    return new Column("field_" + field.name(), field.type(), !onlyOne, remarks);
  }

  private static Column required(String name, String type, String remarks) {
    return new Column(name, type, false, remarks);
  }

  private static Column optional(String name, String type, String remarks) {
    return new Column(name, type, true, remarks);
  }
}
