package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

/** Finds out what the names in expressions mean: items of which FROM, or columns of them. */
final class Resolver {
  /** How many branches of a set operation are looked at for what its ORDER BY names. */
  private static final int MAX_BRANCHES = 32;

  private final Tree tree;
  private final Tokens tokens;
  private final TableResolver tables;
  private final KnownColumns columns;
  private final AmbiguousNames ambiguous;

  Resolver(Tree tree, Catalog catalog, AdaptOptions options) {
    this.tree = tree;
    this.tokens = tree.tokens;
    this.tables = new TableResolver(tree, catalog, options.catalogName());
    this.columns = new KnownColumns(tree.tokens, catalog);
    this.ambiguous = new AmbiguousNames(tree);
  }

  void resolve() {
    tables.resolve();
    References references = tree.references;
    references.prepare();
    for (int i = 0; i < references.size(); i++) {
      reference(i, references.head(i), references.scope(i));
    }
  }

  private void reference(int i, int head, Scope scope) {
    boolean qualified = tokens.is(head + 1, Kind.DOT);
    boolean hidden = qualified && isSchemaHidden(head, scope);
    int qualifiers = tree.qualifiers.size();
    Scope found = null;
    Scope first = null;
    for (Scope s = scope; s != null && found == null; s = s.parent) {
      if (s.from != null) {
        first = first == null ? s : first;
        boolean here = hidden ? isSchemaIn(i, s.from, head) : isIn(i, s.from, head, qualified);
        found = here && !(qualified && isMeantFurtherOut(i, s, head)) ? s : null;
      } else if (s.branches != null && qualified && isInBranch(i, s.branches, head)) {
        found = s;
      }
    }
    if (qualified && found != null) {
      keepNameFurtherOut(i, found, head);
    }
    if (tree.qualifiers.size() > qualifiers) {
      int table = tree.qualifiers.get(qualifiers)[1];
      boolean row = !tokens.is(table + 1, Kind.DOT);
      boolean column = (found != scope || row) && ambiguous.mayBeColumn(table);
      if (column || isHiddenWithoutSchema(scope, found, table)) {
        tree.references.item(i).needsNewName = true;
        tree.hasNewNames = true;
      }
    }
    if (!qualified && found != null && isColumnUpTo(scope, found, head)) {
      tree.references.resolve(i, null, head);
    }
    if (found == null && !qualified && isAlias(scope.select, head)) {
      return;
    }
    // A name alone is a column of the nearest FROM, even where something further out has its name.
    boolean column = found == null || (!qualified && first != null);
    open(scope, column ? first : found);
    if (!qualified && first != null && !tree.withs.isEmpty()) {
      openPerhaps(first, head);
    }
  }

  /** A name that the nearest FROM may lack could be a column of one outside of the CTE. */
  private void openPerhaps(Scope first, int head) {
    Boolean known = null;
    for (Scope s = first; s != null; s = s.parent) {
      if (s.leaves != null && Correlation.isPossible(s.leaves.with.query)) {
        known = known == null ? columns.has(first.from, head) : known;
        s.leaves.isPerhapsOpen |= !known;
      }
    }
  }

  /**
   * Whether a table that has the name surely lacks the column, and something further out has it.
   */
  private boolean isMeantFurtherOut(int i, Scope scope, int head) {
    FromItem item = tree.references.item(i);
    if (tree.references.nameAt(i) != head || !tokens.isName(head + 2)) {
      return false;
    }
    return furtherOut(scope, head) != null && columns.lacks(item, head + 2);
  }

  /** What has the name may lack the column: DuckDB then looks for the name further out. */
  private void keepNameFurtherOut(int i, Scope found, int head) {
    if (tree.references.item(i) == null || tree.references.nameAt(i) != head) {
      return;
    }
    FromItem item = furtherOut(found, head);
    if (item != null) {
      item.isNamed = true;
    }
  }

  /** The nearest relation outside of a scope that has the name; null for none. */
  private FromItem furtherOut(Scope scope, int head) {
    for (Scope s = scope.parent; s != null; s = s.parent) {
      FromItem item = s.from == null ? null : find(s.from, head, head);
      if (item != null) {
        return item;
      }
    }
    return null;
  }

  /**
   * Whether {@code usr.x.y} is the column y of a table further out, although something nearer is
   * called usr: it has no column x. So is {@code usr.x} the row of that table.
   */
  private boolean isSchemaHidden(int head, Scope scope) {
    if (!isSchema(head) || !tokens.isName(head + 2)) {
      return false;
    }
    boolean hidden = false;
    for (Scope s = scope; s != null; s = s.parent) {
      if (s.from != null && isUnaliasedIn(s.from, head, head + 2)) {
        return hidden && !ambiguous.mayBeColumn(head + 2);
      }
      hidden |= s.from != null && find(s.from, head, head) != null;
    }
    return false;
  }

  private boolean isSchema(int name) {
    return tokens.isNamed(name, "kdb") || tokens.isNamed(name, "usr");
  }

  /** Whether something else is called so, in the same FROM or in a nearer one. */
  private boolean isHiddenWithoutSchema(Scope scope, Scope found, int table) {
    if (found.from != null && found.from.isRepeated(tokens.name(table))) {
      return true;
    }
    for (Scope s = scope; s != found; s = s.parent) {
      if (s.from != null && s.from.find(tokens, table) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether a SELECT without FROM names a column of its own so, which others may then use. */
  private boolean isAlias(Select select, int head) {
    if (select == null
        || select.from != null
        || select.listEnd - select.listStart > KnownColumns.MAX_LIST) {
      return false;
    }
    for (int i = select.listStart + 1; i < select.listEnd; i++) {
      if (tokens.is(i - 1, Keyword.AS)
          && tokens.isName(i)
          && tokens.isNamed(i, tokens.name(head))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the FROM that has a relation of the name, or a nearer one, surely has a column so. */
  private boolean isColumnUpTo(Scope scope, Scope found, int head) {
    for (Scope s = scope; s != found.parent; s = s.parent) {
      if (s.from != null && columns.has(s.from, head)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInBranch(int i, Query query, int head) {
    boolean found = false;
    for (int k = 0; k < query.selects.size() && k < MAX_BRANCHES; k++) {
      FromClause from = query.selects.get(k).from;
      found |= from != null && isIn(i, from, head, true);
    }
    for (int k = 0; k < query.terms.size() && k < MAX_BRANCHES; k++) {
      found |= isInBranch(i, query.terms.get(k), head);
    }
    return found;
  }

  private boolean isIn(int i, FromClause from, int head, boolean qualified) {
    if (qualified && isSchemaIn(i, from, head)) {
      return true;
    }
    FromItem item = find(from, head, head);
    if (item == null) {
      return false;
    }
    tree.references.resolve(i, item, head);
    item.isNamed = true;
    return true;
  }

  /** A subquery in FROM sees what stands before it, but neither itself nor what follows. */
  private FromItem find(FromClause from, int head, int name) {
    FromItem item = from.find(tokens, name);
    boolean inside = head >= from.start && head < from.end;
    return inside && item != null && head < item.primaryEnd ? null : item;
  }

  /** Whether the name begins with the schema, or catalog and schema, of an item without alias. */
  private boolean isSchemaIn(int i, FromClause from, int head) {
    if (isRow(head) && isColumnHere(from, head)) {
      return false;
    }
    if (isTableAt(i, from, head, head + 2)) {
      tree.qualifiers.add(new int[] {head, head + 2});
      return true;
    }
    if (tokens.is(head + 3, Kind.DOT)
        && tables.isCatalog(head)
        && isTableAt(i, from, head + 2, head + 4)) {
      tree.qualifiers.add(new int[] {head, head + 4});
      return true;
    }
    return false;
  }

  /** Whether {@code kdb.records} may be a column of something that is called kdb. */
  private boolean isColumnHere(FromClause from, int head) {
    FromItem item = find(from, head, head);
    return item != null && ambiguous.mayBeColumn(head + 2) && !columns.lacks(item, head + 2);
  }

  /** Whether the name has two parts: kdb.records alone is the row, unless a table is called kdb. */
  private boolean isRow(int head) {
    return tokens.is(head + 1, Kind.DOT)
        && tokens.isName(head + 2)
        && !tokens.is(head + 3, Kind.DOT)
        && !tokens.is(head + 3, Kind.OPEN_PAREN);
  }

  private boolean isTableAt(int i, FromClause from, int schema, int name) {
    boolean column = tokens.is(name + 1, Kind.DOT);
    if (!tokens.isName(name) || (!column && !isRow(schema))) {
      return false;
    }
    if (!isUnaliasedIn(from, schema, name)) {
      return false;
    }
    FromItem item = find(from, schema, name);
    tree.references.resolve(i, item, name);
    item.isNamed = true;
    return true;
  }

  private boolean isUnaliasedIn(FromClause from, int schema, int name) {
    FromItem item = find(from, schema, name);
    return item != null && !item.hasAlias() && tokens.isNamed(schema, schemaOf(item));
  }

  private String schemaOf(FromItem item) {
    if (item.schema != null) {
      return item.schema;
    }
    int parts = item.kind == FromItem.Kind.TABLE ? item.partCount() : 0;
    return parts >= 2 ? tokens.name(item.part(parts - 2)) : "";
  }

  /** Every CTE body that lies between a name and what it means is open to names from outside. */
  private static void open(Scope from, Scope to) {
    for (Scope s = from; s != null && s != to; s = s.parent) {
      if (s.leaves != null) {
        s.leaves.isOpen = true;
      }
    }
  }
}
