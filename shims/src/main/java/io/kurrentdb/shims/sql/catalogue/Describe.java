package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Rewrite;
import java.util.List;
import java.util.Locale;

/** DESCRIBE: the six columns that DuckDB gives. */
final class Describe {
  private static final String TAIL =
      "CAST(NULL AS VARCHAR) AS \"key\", CAST(NULL AS VARCHAR) AS \"default\", CAST(NULL AS VARCHAR)"
          + " AS \"extra\"";

  /**
   * Types without a row: DuckDB knows them when it binds, so the query that is described is joined
   * away and never runs.
   */
  static final String QUERY_BEFORE =
      "SELECT unnest(json_keys(to_json(_kdb_d))) AS \"column_name\","
          + " unnest(list_value(*COLUMNS(_kdb_d.*))) AS \"column_type\", 'YES' AS \"null\", "
          + TAIL
          + " FROM (SELECT replace(typeof(COLUMNS(_kdb_q.*)), '\"NULL\"', 'INTEGER') FROM (SELECT 1)"
          + " _kdb_o LEFT JOIN (";

  static final String QUERY_AFTER = ") AS _kdb_q ON (false)) _kdb_d";

  private Describe() {}

  static boolean isQuery(Tokens tokens, int first) {
    int i = first;
    while (tokens.is(i, Kind.OPEN_PAREN)) {
      i++;
    }
    Keyword keyword = tokens.keyword(i);
    return keyword == Keyword.SELECT
        || keyword == Keyword.WITH
        || keyword == Keyword.FROM
        || keyword == Keyword.VALUES
        || keyword == Keyword.TABLE
        || keyword == Keyword.PIVOT
        || keyword == Keyword.UNPIVOT;
  }

  /** DESCRIBE of the table that these tokens name; null where there is none. */
  static String table(Rewrite rewrite, int from, int to) {
    Table table = TableName.read(rewrite, from, to);
    if (table != null) {
      return query(table, isQuoted(rewrite.tokens(), from, to));
    }
    String[] parts = TableName.parts(rewrite.tokens(), from, to);
    if (parts == null) {
      return null;
    }
    int last = parts.length - 1;
    String schema = last > 0 ? parts[last - 1].toLowerCase(Locale.ROOT) : "";
    Relation relation = CatalogueRelations.relation(schema, parts[last].toLowerCase(Locale.ROOT));
    return relation == null ? null : query(relation.asTable(schema, parts[last]), false);
  }

  /**
   * The Metabase plug-in reads {@code data_type} and {@code is_nullable} and quotes both names;
   * nobody is hurt by two more columns behind DuckDB's.
   */
  private static boolean isQuoted(Tokens tokens, int from, int to) {
    return to == from + 3 && tokens.is(from, Kind.QUOTED) && tokens.is(to - 1, Kind.QUOTED);
  }

  private static String query(Table table, boolean more) {
    Relation relation =
        Relation.of(Relation.Of.COLUMN)
            .text("column_name", row -> row.column.name())
            .text("column_type", row -> row.column.type())
            .text("null", row -> row.column.nullable() ? "YES" : "NO")
            .nulls("VARCHAR", "key", "default", "extra");
    if (more) {
      relation
          .text("data_type", row -> row.column.type())
          .text("is_nullable", row -> row.column.nullable() ? "YES" : "NO");
    }
    return relation.query(only(table), null);
  }

  static Catalog only(Table table) {
    return new Catalog("", List.of(table.schema()), List.of(table));
  }

  /** PRAGMA table_info's columns. */
  static String info(Table table) {
    return Relation.of(Relation.Of.COLUMN)
        .with("cid", "INTEGER", row -> String.valueOf(row.position - 1))
        .text("name", row -> row.column.name())
        .text("type", row -> row.column.type())
        .with("notnull", "BOOLEAN", row -> Literals.bool(!row.column.nullable()))
        .nulls("VARCHAR", "dflt_value")
        .constant("pk", "BOOLEAN", "false")
        .query(only(table), null);
  }

  static String table(Table table) {
    return query(table, false);
  }
}
