package io.kurrentdb.shims.sql.catalogue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** {@code duckdb_tables()} and its like, with DuckDB 1.5's columns. */
final class DuckFunctions {
  private static final String TAGS = "MAP(VARCHAR, VARCHAR)";
  private static final String NO_TAGS = "MAP {}";

  private DuckFunctions() {}

  static Map<String, Relation> relations() {
    Map<String, Relation> relations = new HashMap<>();
    relations.put("duckdb_databases", databases());
    relations.put("duckdb_schemas", schemas());
    relations.put("duckdb_tables", tables());
    relations.put("duckdb_columns", columns());
    relations.put("duckdb_types", types());
    relations.put("duckdb_views", views());
    relations.put("duckdb_constraints", constraints());
    relations.put("duckdb_indexes", indexes());
    relations.put("duckdb_sequences", sequences());
    return relations;
  }

  private static Relation in(Relation.Of of) {
    return Relation.of(of)
        .constant("database_name", "VARCHAR", "current_database()")
        .constant("database_oid", "BIGINT", "1");
  }

  private static Relation schema(Relation relation) {
    return relation
        .text("schema_name", row -> row.schema)
        .with("schema_oid", "BIGINT", Row::schemaOid);
  }

  private static Relation table(Relation relation) {
    return schema(relation)
        .text("table_name", row -> row.table.name())
        .with("table_oid", "BIGINT", Row::tableOid);
  }

  private static Relation databases() {
    return in(Relation.Of.CATALOG)
        .nulls("VARCHAR", "path", "comment")
        .constant("tags", TAGS, NO_TAGS)
        .constant("internal", "BOOLEAN", "false")
        .text("type", "duckdb")
        .constant("readonly", "BOOLEAN", "true")
        .constant("encrypted", "BOOLEAN", "false")
        .nulls("VARCHAR", "cipher")
        .constant("options", TAGS, NO_TAGS);
  }

  private static Relation schemas() {
    return Relation.of(Relation.Of.SCHEMA)
        .with("oid", "BIGINT", Row::schemaOid)
        .constant("database_name", "VARCHAR", "current_database()")
        .constant("database_oid", "BIGINT", "1")
        .text("schema_name", row -> row.schema)
        .nulls("VARCHAR", "comment")
        .constant("tags", TAGS, NO_TAGS)
        .constant("internal", "BOOLEAN", "false")
        .nulls("VARCHAR", "sql");
  }

  private static Relation tables() {
    return table(in(Relation.Of.TABLE))
        .with("comment", "VARCHAR", row -> Literals.stringOrNull(row.table.remarks()))
        .constant("tags", TAGS, NO_TAGS)
        .constant("internal", "BOOLEAN", "false")
        .constant("temporary", "BOOLEAN", "false")
        .constant("has_primary_key", "BOOLEAN", "false")
        .nulls("BIGINT", "estimated_size")
        .with("column_count", "BIGINT", row -> String.valueOf(row.table.columns().size()))
        .constant("index_count", "BIGINT", "0")
        .constant("check_constraint_count", "BIGINT", "0")
        .nulls("VARCHAR", "sql");
  }

  private static Relation columns() {
    Relation relation =
        table(in(Relation.Of.COLUMN))
            .text("column_name", row -> row.column.name())
            .with("column_index", "INTEGER", row -> String.valueOf(row.position))
            .with("comment", "VARCHAR", row -> Literals.stringOrNull(row.column.remarks()))
            .constant("internal", "BOOLEAN", "false")
            .nulls("VARCHAR", "column_default")
            .with("is_nullable", "BOOLEAN", row -> Literals.bool(row.column.nullable()))
            .text("data_type", row -> row.column.type())
            .with("data_type_id", "BIGINT", row -> String.valueOf(row.type().oid))
            .nulls("INTEGER", "character_maximum_length");
    return TypeColumns.precision(relation);
  }

  private static Relation types() {
    return in(Relation.Of.TYPE)
        .text("schema_name", "main")
        .constant("schema_oid", "BIGINT", "0")
        .with("type_oid", "BIGINT", row -> String.valueOf(type(row).oid))
        .text("type_name", row -> type(row).name().toLowerCase(Locale.ROOT))
        .with("type_size", "BIGINT", row -> String.valueOf(type(row).size))
        .text("logical_type", row -> type(row).name())
        .text("type_category", row -> type(row).duckCategory())
        .nulls("VARCHAR", "comment")
        .constant("tags", TAGS, NO_TAGS)
        .constant("internal", "BOOLEAN", "true")
        .nulls("VARCHAR[]", "labels");
  }

  private static TypeFacts type(Row row) {
    return TypeFacts.values()[row.schemaNumber];
  }

  private static Relation nothing() {
    return Relation.of(Relation.Of.NOTHING)
        .nulls("VARCHAR", "database_name")
        .nulls("BIGINT", "database_oid")
        .nulls("VARCHAR", "schema_name")
        .nulls("BIGINT", "schema_oid");
  }

  private static Relation views() {
    return nothing()
        .nulls("VARCHAR", "view_name")
        .nulls("BIGINT", "view_oid")
        .nulls("VARCHAR", "comment")
        .nulls(TAGS, "tags")
        .nulls("BOOLEAN", "internal", "temporary")
        .nulls("BIGINT", "column_count")
        .nulls("VARCHAR", "sql")
        .nulls("BOOLEAN", "is_bound");
  }

  private static Relation constraints() {
    return nothing()
        .nulls("VARCHAR", "table_name")
        .nulls("BIGINT", "table_oid", "constraint_index")
        .nulls("VARCHAR", "constraint_type", "constraint_text", "expression")
        .nulls("BIGINT[]", "constraint_column_indexes")
        .nulls("VARCHAR[]", "constraint_column_names")
        .nulls("VARCHAR", "constraint_name", "referenced_table")
        .nulls("VARCHAR[]", "referenced_column_names");
  }

  private static Relation indexes() {
    return nothing()
        .nulls("VARCHAR", "index_name")
        .nulls("BIGINT", "index_oid")
        .nulls("VARCHAR", "table_name")
        .nulls("BIGINT", "table_oid")
        .nulls("VARCHAR", "comment")
        .nulls(TAGS, "tags")
        .nulls("BOOLEAN", "is_unique", "is_primary")
        .nulls("VARCHAR", "expressions", "sql");
  }

  private static Relation sequences() {
    return nothing()
        .nulls("VARCHAR", "sequence_name")
        .nulls("BIGINT", "sequence_oid")
        .nulls("VARCHAR", "comment")
        .nulls(TAGS, "tags")
        .nulls("BOOLEAN", "temporary")
        .nulls("BIGINT", "start_value", "min_value", "max_value", "increment_by")
        .nulls("BOOLEAN", "cycle")
        .nulls("BIGINT", "last_value")
        .nulls("VARCHAR", "sql");
  }
}
