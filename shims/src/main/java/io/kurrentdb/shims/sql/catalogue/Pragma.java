package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Rewrite;
import java.util.Locale;

/** The pragmas that ask about tables; none that sets anything. */
final class Pragma {
  private Pragma() {}

  /**
   * @param from the token after PRAGMA
   * @return null for every other pragma
   */
  static String query(Rewrite rewrite, int from, int to) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.isName(from)) {
      return null;
    }
    boolean call = tokens.is(from + 1, Kind.OPEN_PAREN) && tokens.partner(from + 1) == to - 1;
    switch (tokens.name(from).toLowerCase(Locale.ROOT)) {
      case "table_info":
        return call ? info(rewrite, from + 2, to - 1) : null;
      case "show_tables":
        return from + 1 == to ? Show.tables(rewrite.catalog()) : null;
      case "show_tables_expanded":
        return from + 1 == to ? Show.allTables(rewrite) : null;
      case "show_databases":
        return from + 1 == to ? Show.databases(rewrite) : null;
      case "database_list":
        return from + 1 == to ? databaseList(rewrite) : null;
      default:
        return null;
    }
  }

  private static String databaseList(Rewrite rewrite) {
    return Relation.of(Relation.Of.CATALOG)
        .constant("seq", "BIGINT", "1")
        .constant("name", "VARCHAR", "current_database()")
        .nulls("VARCHAR", "file")
        .query(rewrite.catalog(), null);
  }

  static String info(Rewrite rewrite, int from, int to) {
    Table table = TableName.read(rewrite, from, to);
    return table == null ? null : Describe.info(table);
  }
}
