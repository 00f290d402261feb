package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which names of tables may be names of columns, too. Without its schema, {@code kdb.records.x} of
 * a query further out could be the field x of a column called records further in, and {@code
 * kdb.records}, the row as a whole, that column. Nobody knows whether there is one, but some place
 * names it.
 */
final class AmbiguousNames {
  private final Tree tree;
  private final Tokens tokens;

  /** What was found out of a name in lower case; null before the first. */
  private Map<String, Boolean> found;

  AmbiguousNames(Tree tree) {
    this.tree = tree;
    this.tokens = tree.tokens;
  }

  /** Whether something in the text may be a column of the name that this token is. */
  boolean mayBeColumn(int table) {
    String name = tokens.name(table).toLowerCase(Locale.ROOT);
    found = found == null ? new HashMap<>(2) : found;
    Boolean column = found.get(name);
    if (column == null) {
      column = isNamedAlone(name);
      found.put(name, column);
    }
    return column;
  }

  private boolean isNamedAlone(String name) {
    BitSet relations = relationNames();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isNamed(i, name)
          && !tokens.is(i + 1, Kind.DOT)
          && !tokens.is(i - 1, Kind.DOT)
          && !relations.get(i)) {
        return true;
      }
    }
    return false;
  }

  private BitSet relationNames() {
    BitSet names = new BitSet(tokens.size());
    for (FromClause clause : tree.clauses) {
      for (FromItem item : clause.items) {
        if (item.kind == FromItem.Kind.TABLE) {
          names.set(item.primaryEnd - 1);
        }
        if (item.hasAlias()) {
          names.set(item.alias);
        }
      }
    }
    return names;
  }
}
