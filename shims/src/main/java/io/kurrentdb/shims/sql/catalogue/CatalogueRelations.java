package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Catalog;
import java.util.Locale;
import java.util.Map;

/**
 * The relations in which DuckDB describes itself, filled from KurrentDB's catalogue: {@code
 * information_schema}, {@code pg_catalog}, {@code duckdb_tables()} and their like. What says
 * nothing about tables (settings, functions, files, secrets) is not among them.
 */
public final class CatalogueRelations {
  private static final Map<String, Relation> INFORMATION_SCHEMA = InformationSchema.relations();
  private static final Map<String, Relation> PG_CATALOG = PgCatalog.relations();
  private static final Map<String, Relation> DUCKDB = DuckFunctions.relations();

  private CatalogueRelations() {}

  /** Whether a schema of this name is answered from the catalogue, wholly or not at all. */
  public static boolean isSchema(String schema) {
    return schema.equalsIgnoreCase("information_schema") || schema.equalsIgnoreCase("pg_catalog");
  }

  /**
   * The query that stands for a table name.
   *
   * @param schema null or empty where the user names none
   * @param one a FROM item of one row, see {@link Relation#query}
   * @return null where there is no such relation
   */
  public static String table(String schema, String name, Catalog catalog, String one) {
    Relation relation = find(schema == null ? "" : lower(schema), lower(name));
    return relation == null ? null : relation.query(catalog, one);
  }

  /**
   * The query that stands for a call of a table function without arguments.
   *
   * @return null where there is no such relation
   */
  public static String function(String name, Catalog catalog, String one) {
    Relation relation = DUCKDB.get(lower(name));
    return relation == null ? null : relation.query(catalog, one);
  }

  /** Whether this name without a schema is DuckDB's for one of the relations. */
  public static boolean isBuiltIn(String name) {
    return find("", lower(name)) != null;
  }

  static Relation find(String schema, String name) {
    switch (schema) {
      case "information_schema":
        return INFORMATION_SCHEMA.get(name);
      case "pg_catalog":
        return PG_CATALOG.get(name);
      case "":
      case "main":
        Relation relation = PG_CATALOG.get(name);
        return relation != null ? relation : DUCKDB.get(name);
      default:
        return null;
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
