package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.Locale;

/** Finds out which CTE or which of the server's tables each name in a FROM means. */
final class TableResolver {
  private final Tree tree;
  private final Tokens tokens;
  private final Catalog catalog;
  private final String catalogName;

  /**
   * @param catalogName how the user calls the database; null for the usual names only
   */
  TableResolver(Tree tree, Catalog catalog, String catalogName) {
    this.tree = tree;
    this.tokens = tree.tokens;
    this.catalog = catalog;
    this.catalogName = catalogName;
  }

  void resolve() {
    for (FromClause clause : tree.clauses) {
      for (FromItem item : clause.items) {
        if (item.kind == FromItem.Kind.TABLE) {
          table(item);
        }
      }
    }
  }

  private void table(FromItem item) {
    switch (item.partCount()) {
      case 1:
        unqualified(item);
        break;
      case 2:
        qualified(item);
        break;
      case 3:
        if (isCatalog(item.part(0))) {
          inSchema(item, item.part(1), item.part(2));
        }
        break;
      default:
        break;
    }
  }

  private void unqualified(FromItem item) {
    int name = item.part(0);
    Cte cte = Environment.find(item.environment, tokens, name);
    if (cte != null) {
      use(item, cte);
      return;
    }
    Table table = find("kdb", name);
    table = table == null ? find("usr", name) : table;
    if (table != null) {
      item.schema = table.schema();
      item.table = table.name();
    } else if (tokens.isNamed(name, "records")) {
      item.schema = "kdb";
      item.table = "records";
    }
  }

  private Table find(String schema, int name) {
    for (Table table : catalog.tables()) {
      if (table.schema().equals(schema) && tokens.isNamed(name, table.name())) {
        return table;
      }
    }
    return null;
  }

  private void use(FromItem item, Cte cte) {
    item.cte = cte;
    cte.uses.add(item);
    cte.isSelfReferring |= cte.contains(item.start);
  }

  /** {@code recurring.x} is the whole of a recursive CTE with USING KEY. */
  private void qualified(FromItem item) {
    inSchema(item, item.part(0), item.part(1));
    if (item.table == null && tokens.isNamed(item.part(0), "recurring")) {
      Cte cte = Environment.find(item.environment, tokens, item.part(1));
      if (cte != null) {
        use(item, cte);
      }
    }
  }

  private void inSchema(FromItem item, int schema, int name) {
    if (tokens.isNamed(schema, "kdb")) {
      item.schema = "kdb";
    } else if (tokens.isNamed(schema, "usr")) {
      item.schema = "usr";
    } else {
      return;
    }
    item.table = tokens.name(name).toLowerCase(Locale.ROOT);
  }

  /** Whether the token is one of the names that the database has in front of a schema. */
  boolean isCatalog(int name) {
    return tokens.isNamed(name, "kurrent")
        || tokens.isNamed(name, "kurrentdb")
        || tokens.isNamed(name, "memory")
        || tokens.isNamed(name, catalogName);
  }
}
