package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.sql.rule.Rewrite;
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

  /** SQLite's catalogue, which DuckDB has as a view; there is nothing but tables in it. */
  private static final Relation SQLITE_MASTER =
      Relation.of(Relation.Of.TABLE)
          .text("type", "table")
          .text("name", row -> row.table.name())
          .text("tbl_name", row -> row.table.name())
          .constant("rootpage", "INTEGER", "0")
          .nulls("VARCHAR", "sql");

  private static final Relation ARROW_COLUMNS =
      InformationSchema.columns(column -> TypeFacts.of(column.type()).arrowName);

  private CatalogueRelations() {}

  /** Whether a schema that is answered from the catalogue has a relation of this name. */
  public static boolean find(String schema, String name) {
    return relation(lower(schema), lower(name)) != null;
  }

  /**
   * The query that stands for a table name.
   *
   * @param schema null or empty where the user names none
   * @param one a FROM item of one row, see {@link Relation#query}
   * @param arrowTypes whether columns have Arrow's names of types
   * @return null where there is no such relation
   */
  public static String table(
      String schema, String name, Catalog catalog, String one, boolean arrowTypes) {
    boolean columns = lower(name).equals("columns");
    Relation relation =
        columns && arrowTypes ? ARROW_COLUMNS : relation(lower(schema), lower(name));
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

  /**
   * The query that stands for a call of a table function with arguments.
   *
   * @param from the first token of the arguments
   * @param to the token after them
   * @return null where there is no such relation
   */
  public static String function(Rewrite rewrite, String name, int from, int to) {
    if (!name.equalsIgnoreCase("pragma_table_info")) {
      return null;
    }
    String query = Pragma.info(rewrite, from, to);
    return query == null ? null : query + " FROM " + rewrite.oneRow();
  }

  /** Whether this name without a schema is DuckDB's for one of the relations. */
  public static boolean isBuiltIn(String name) {
    return relation("", lower(name)) != null;
  }

  static Relation relation(String schema, String name) {
    switch (schema) {
      case "information_schema":
        return INFORMATION_SCHEMA.get(name);
      case "pg_catalog":
        return PG_CATALOG.get(name);
      case "":
      case "main":
        if (name.equals("sqlite_master") || name.equals("sqlite_schema")) {
          return SQLITE_MASTER;
        }
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
