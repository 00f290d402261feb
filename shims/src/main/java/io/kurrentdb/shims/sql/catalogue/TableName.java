package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Rewrite;

/** Finds the table that a statement names: with or without a schema and catalog, in any quotes. */
final class TableName {
  private TableName() {}

  /**
   * @return null where these tokens are no name, or the name of no table
   */
  static Table read(Rewrite rewrite, int from, int to) {
    Tokens tokens = rewrite.tokens();
    if (to == from + 1 && tokens.is(from, Kind.STRING)) {
      return fromString(rewrite, tokens.name(from));
    }
    String[] parts = parts(tokens, from, to);
    if (parts == null) {
      return null;
    }
    int last = parts.length - 1;
    return find(rewrite, last > 0 ? parts[last - 1] : "", parts[last]);
  }

  /** The parts of {@code a.b.c}; null where the tokens are something else. */
  static String[] parts(Tokens tokens, int from, int to) {
    int length = to - from;
    if (length < 1 || length > 5 || length % 2 == 0) {
      return null;
    }
    String[] parts = new String[(length + 1) / 2];
    for (int i = from; i < to; i++) {
      boolean name = (i - from) % 2 == 0;
      if (name ? !tokens.isName(i) : !tokens.is(i, Kind.DOT)) {
        return null;
      }
      if (name) {
        parts[(i - from) / 2] = tokens.name(i);
      }
    }
    return parts;
  }

  private static Table fromString(Rewrite rewrite, String name) {
    int dot = name.lastIndexOf('.');
    String schema = dot < 0 ? "" : name.substring(name.lastIndexOf('.', dot - 1) + 1, dot);
    return find(rewrite, bare(schema), bare(name.substring(dot + 1)));
  }

  private static String bare(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  static Table find(Rewrite rewrite, String schema, String name) {
    if (!schema.isEmpty()) {
      return rewrite.catalog().find(schema, name);
    }
    Table table = rewrite.catalog().find("kdb", name);
    return table != null ? table : rewrite.catalog().find("usr", name);
  }
}
