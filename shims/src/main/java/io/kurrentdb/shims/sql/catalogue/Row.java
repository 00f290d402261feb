package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;

/**
 * What one row of a catalogue relation speaks of: a schema, a table or a column. Immutable. Numbers
 * of objects (oid) follow the order of the catalogue, so they join with each other within one
 * question; they mean nothing beyond it.
 */
final class Row {
  /** Below 16384 PostgreSQL's own objects live: tools take those for system tables. */
  private static final int FIRST_SCHEMA = 16_384;

  private static final int FIRST_TABLE = 20_000;

  final String schema;
  final int schemaNumber;
  final Table table;
  final int tableNumber;
  final Column column;
  final int position;

  Row(String schema, int schemaNumber, Table table, int tableNumber, Column column, int position) {
    this.schema = schema;
    this.schemaNumber = schemaNumber;
    this.table = table;
    this.tableNumber = tableNumber;
    this.column = column;
    this.position = position;
  }

  /** The schema's number as a literal. */
  String schemaOid() {
    return String.valueOf(FIRST_SCHEMA + schemaNumber);
  }

  /** The table's number as a literal. */
  String tableOid() {
    return String.valueOf(FIRST_TABLE + tableNumber);
  }

  TypeFacts type() {
    return TypeFacts.of(column.type());
  }
}
