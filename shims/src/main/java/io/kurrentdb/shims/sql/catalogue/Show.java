package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Rewrite;
import java.util.ArrayList;
import java.util.List;

/** SHOW in DuckDB's forms, and MySQL's and Trino's COLUMNS, FULL, CATALOGS and LIKE. */
final class Show {
  private Show() {}

  /**
   * @param from the token after SHOW
   * @return null where nothing is known about what is asked
   */
  static String query(Rewrite rewrite, int from, int to) {
    Tokens tokens = rewrite.tokens();
    int i = tokens.is(from, Keyword.FULL) ? from + 1 : from;
    if (tokens.is(i, Keyword.ALL)) {
      boolean tables = i + 1 == to || (i + 2 == to && tokens.isNamed(i + 1, "tables"));
      return tables ? allTables(rewrite) : null;
    }
    if (tokens.isNamed(i, "tables") && tokens.is(i, Kind.WORD)) {
      return tables(rewrite, i + 1, to);
    }
    if (tokens.isNamed(i, "columns") || tokens.isNamed(i, "fields")) {
      return columns(rewrite, i + 1, to);
    }
    return i + 1 == to && tokens.is(i, Kind.WORD) ? lists(rewrite, i, to) : table(rewrite, i, to);
  }

  private static String lists(Rewrite rewrite, int i, int to) {
    Tokens tokens = rewrite.tokens();
    if (tokens.isNamed(i, "databases") || tokens.isNamed(i, "catalogs")) {
      return databases(rewrite);
    }
    return tokens.isNamed(i, "schemas") ? schemas(rewrite) : table(rewrite, i, to);
  }

  /** SHOW name is DESCRIBE name. */
  private static String table(Rewrite rewrite, int from, int to) {
    return Describe.table(rewrite, from, to);
  }

  static String databases(Rewrite rewrite) {
    return Relation.of(Relation.Of.CATALOG)
        .constant("database_name", "VARCHAR", "current_database()")
        .query(rewrite.catalog(), null);
  }

  private static String schemas(Rewrite rewrite) {
    return Relation.of(Relation.Of.SCHEMA)
        .constant("database_name", "VARCHAR", "current_database()")
        .text("schema_name", row -> row.schema)
        .constant("current", "BOOLEAN", "false")
        .query(rewrite.catalog(), null);
  }

  /** DuckDB's column, then those that DataFusion and the Metabase plug-in read. */
  private static String tables(Rewrite rewrite, int from, int to) {
    Tokens tokens = rewrite.tokens();
    boolean in = tokens.is(from, Keyword.FROM) || tokens.is(from, Keyword.IN);
    int rest = in ? from + 2 : from;
    Catalog catalog = in ? only(rewrite.catalog(), tokens, from + 1) : rewrite.catalog();
    boolean like = tokens.is(rest, Keyword.LIKE) && tokens.is(rest + 1, Kind.STRING);
    if (catalog == null || rest + (like ? 2 : 0) != to) {
      return null;
    }
    String query = "SELECT * FROM (" + tables(catalog) + ") AS _kdb_t";
    String where = like ? " WHERE name LIKE " + tokens.raw(rest + 1) : "";
    return query + where + " ORDER BY name";
  }

  static String tables(Catalog catalog) {
    return Relation.of(Relation.Of.TABLE)
        .text("name", row -> row.table.name())
        .text("table_schema", row -> row.schema)
        .text("table_name", row -> row.table.name())
        .text("table_type", "BASE TABLE")
        .query(catalog, null);
  }

  /** The catalogue without all other schemas; null where the token names none of them. */
  private static Catalog only(Catalog catalog, Tokens tokens, int name) {
    if (!tokens.isName(name)) {
      return null;
    }
    for (String schema : catalog.schemas()) {
      if (tokens.isNamed(name, schema)) {
        List<Table> tables = new ArrayList<>(catalog.tables());
        tables.removeIf(table -> !table.schema().equals(schema));
        return new Catalog("", List.of(schema), tables);
      }
    }
    return null;
  }

  /** {@code FROM|IN table [FROM|IN schema]}. */
  private static String columns(Rewrite rewrite, int from, int to) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.is(from, Keyword.FROM) && !tokens.is(from, Keyword.IN)) {
      return null;
    }
    boolean schema =
        to == from + 4 && (tokens.is(from + 2, Keyword.FROM) || tokens.is(from + 2, Keyword.IN));
    if (!schema) {
      return Describe.table(rewrite, from + 1, to);
    }
    boolean names = tokens.isName(from + 1) && tokens.isName(from + 3);
    Table table =
        names ? TableName.find(rewrite, tokens.name(from + 3), tokens.name(from + 1)) : null;
    return table == null ? null : Describe.table(table);
  }

  static String allTables(Rewrite rewrite) {
    return Relation.of(Relation.Of.TABLE)
        .constant("database", "VARCHAR", "current_database()")
        .text("schema", row -> row.schema)
        .text("name", row -> row.table.name())
        .with("column_names", "VARCHAR[]", row -> list(row.table, true))
        .with("column_types", "VARCHAR[]", row -> list(row.table, false))
        .constant("temporary", "BOOLEAN", "false")
        .query(rewrite.catalog(), null);
  }

  private static String list(Table table, boolean names) {
    StringBuilder text = new StringBuilder("[");
    for (Column column : table.columns()) {
      text.append(text.length() == 1 ? "" : ", ");
      text.append(Literals.string(names ? column.name() : column.type()));
    }
    return text.append(']').toString();
  }
}
