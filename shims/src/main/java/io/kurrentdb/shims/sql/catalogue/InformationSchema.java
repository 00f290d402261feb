package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Column;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The relations of {@code information_schema}, with DuckDB 1.5's columns. */
final class InformationSchema {
  private static final String CATALOG = "current_database()";

  private InformationSchema() {}

  static Map<String, Relation> relations() {
    Map<String, Relation> relations = new HashMap<>();
    relations.put("schemata", schemata());
    relations.put("tables", tables());
    relations.put("columns", columns(Column::type));
    relations.put("views", views());
    relations.put("character_sets", characterSets());
    relations.put("key_column_usage", keyColumnUsage());
    relations.put("table_constraints", tableConstraints());
    relations.put("referential_constraints", referentialConstraints());
    relations.put("check_constraints", checkConstraints());
    relations.put("constraint_column_usage", constraintColumnUsage());
    relations.put("constraint_table_usage", constraintTableUsage());
    return relations;
  }

  private static Relation schemata() {
    return Relation.of(Relation.Of.SCHEMA)
        .constant("catalog_name", "VARCHAR", CATALOG)
        .text("schema_name", row -> row.schema)
        .text("schema_owner", "kurrentdb")
        .nulls(
            "VARCHAR",
            "default_character_set_catalog",
            "default_character_set_schema",
            "default_character_set_name",
            "sql_path");
  }

  private static Relation tables() {
    return Relation.of(Relation.Of.TABLE)
        .constant("table_catalog", "VARCHAR", CATALOG)
        .text("table_schema", row -> row.schema)
        .text("table_name", row -> row.table.name())
        .text("table_type", "BASE TABLE")
        .nulls(
            "VARCHAR",
            "self_referencing_column_name",
            "reference_generation",
            "user_defined_type_catalog",
            "user_defined_type_schema",
            "user_defined_type_name")
        .text("is_insertable_into", "NO")
        .text("is_typed", "NO")
        .nulls("VARCHAR", "commit_action")
        .with("TABLE_COMMENT", "VARCHAR", row -> Literals.stringOrNull(row.table.remarks()));
  }

  /**
   * @param type how types are named
   */
  static Relation columns(Function<Column, String> type) {
    Relation relation =
        Relation.of(Relation.Of.COLUMN)
            .constant("table_catalog", "VARCHAR", CATALOG)
            .text("table_schema", row -> row.schema)
            .text("table_name", row -> row.table.name())
            .text("column_name", row -> row.column.name())
            .with("ordinal_position", "INTEGER", row -> String.valueOf(row.position))
            .nulls("VARCHAR", "column_default")
            .text("is_nullable", row -> row.column.nullable() ? "YES" : "NO")
            .text("data_type", row -> type.apply(row.column))
            .nulls("INTEGER", "character_maximum_length", "character_octet_length");
    return columnTail(TypeColumns.precision(relation));
  }

  private static Relation columnTail(Relation relation) {
    return relation
        .nulls("INTEGER", "datetime_precision")
        .nulls("VARCHAR", "interval_type")
        .nulls("INTEGER", "interval_precision")
        .nulls("VARCHAR", "character_set_catalog", "character_set_schema", "character_set_name")
        .nulls("VARCHAR", "collation_catalog", "collation_schema", "collation_name")
        .nulls("VARCHAR", "domain_catalog", "domain_schema", "domain_name")
        .nulls("VARCHAR", "udt_catalog", "udt_schema", "udt_name")
        .nulls("VARCHAR", "scope_catalog", "scope_schema", "scope_name")
        .nulls("BIGINT", "maximum_cardinality")
        .nulls("VARCHAR", "dtd_identifier")
        .nulls("BOOLEAN", "is_self_referencing", "is_identity")
        .nulls("VARCHAR", "identity_generation", "identity_start", "identity_increment")
        .nulls("VARCHAR", "identity_maximum", "identity_minimum")
        .nulls("BOOLEAN", "identity_cycle")
        .nulls("VARCHAR", "is_generated", "generation_expression")
        .nulls("BOOLEAN", "is_updatable")
        .with("COLUMN_COMMENT", "VARCHAR", row -> Literals.stringOrNull(row.column.remarks()));
  }

  /**
   * DuckDB 1.5 has no {@code information_schema.views}; the standard does, and tools ask for it.
   */
  private static Relation views() {
    return nothing("table_catalog", "table_schema", "table_name", "view_definition")
        .nulls("VARCHAR", "check_option", "is_updatable", "is_insertable_into");
  }

  private static Relation characterSets() {
    return Relation.of(Relation.Of.CATALOG)
        .nulls("VARCHAR", "character_set_catalog", "character_set_schema")
        .text("character_set_name", "UTF8")
        .text("character_repertoire", "UCS")
        .text("form_of_use", "UTF8")
        .constant("default_collate_catalog", "VARCHAR", CATALOG)
        .text("default_collate_schema", "pg_catalog")
        .text("default_collate_name", "ucs_basic");
  }

  private static Relation keyColumnUsage() {
    return nothing("constraint_catalog", "constraint_schema", "constraint_name")
        .nulls("VARCHAR", "table_catalog", "table_schema", "table_name", "column_name")
        .nulls("BIGINT", "ordinal_position", "position_in_unique_constraint");
  }

  private static Relation tableConstraints() {
    return nothing("constraint_catalog", "constraint_schema", "constraint_name")
        .nulls("VARCHAR", "table_catalog", "table_schema", "table_name", "constraint_type")
        .nulls("VARCHAR", "is_deferrable", "initially_deferred", "enforced", "nulls_distinct");
  }

  private static Relation referentialConstraints() {
    return nothing("constraint_catalog", "constraint_schema", "constraint_name")
        .nulls("VARCHAR", "unique_constraint_catalog", "unique_constraint_schema")
        .nulls("VARCHAR", "unique_constraint_name", "match_option", "update_rule", "delete_rule");
  }

  private static Relation checkConstraints() {
    return nothing("constraint_catalog", "constraint_schema", "constraint_name", "check_clause");
  }

  private static Relation constraintColumnUsage() {
    return nothing("table_catalog", "table_schema", "table_name", "column_name")
        .nulls("VARCHAR", "constraint_catalog", "constraint_schema", "constraint_name")
        .nulls("VARCHAR", "constraint_type", "constraint_text");
  }

  private static Relation constraintTableUsage() {
    return nothing("table_catalog", "table_schema", "table_name")
        .nulls("VARCHAR", "constraint_catalog", "constraint_schema", "constraint_name")
        .nulls("VARCHAR", "constraint_type");
  }

  private static Relation nothing(String... names) {
    return Relation.of(Relation.Of.NOTHING).nulls("VARCHAR", names);
  }
}
