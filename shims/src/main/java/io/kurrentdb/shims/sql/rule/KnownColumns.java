package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Which columns the relations of a FROM have for certain; of others nobody knows. */
final class KnownColumns {
  /** How many tokens of a select list are looked at for the names that it gives. */
  static final int MAX_LIST = 64;

  private static final int MAX_ITEMS = 32;
  private static final int MAX_DEPTH = 4;

  private final Tokens tokens;
  private final Catalog catalog;

  KnownColumns(Tokens tokens, Catalog catalog) {
    this.tokens = tokens;
    this.catalog = catalog;
  }

  /** Whether some relation surely has a column of the name that this token is. */
  boolean has(FromClause from, int name) {
    return has(from.items, name, 0);
  }

  /** Whether the relation surely has no column of that name. */
  boolean lacks(FromItem item, int name) {
    if (item.pivot >= 0 || has(item, name, 0)) {
      return false;
    }
    if (item.kind == FromItem.Kind.FUNCTION) {
      return !tokens.isNamed(name, tokens.name(item.arguments - 1)) && !item.hasOrdinality;
    }
    if (item.table != null) {
      return item.columns < 0 && catalog.find(item.schema, item.table) != null;
    }
    Query query = item.cte != null ? item.cte.body : item.query;
    return query != null && query.single() != null && namesAll(query.single());
  }

  /** Whether the columns are those of the list, one by one. */
  private boolean namesAll(Select select) {
    if (select.form != Select.Form.SELECT || select.listStart < 0) {
      return false;
    }
    for (int i = select.listStart; i < select.listEnd; i++) {
      if (tokens.is(i, Kind.STAR)
          || tokens.is(i, Keyword.COLUMNS)
          || tokens.is(i, Keyword.UNNEST)) {
        return false;
      }
    }
    return select.listEnd - select.listStart <= MAX_LIST;
  }

  private boolean has(List<FromItem> items, int name, int depth) {
    for (int i = 0; i < items.size() && i < MAX_ITEMS; i++) {
      if (has(items.get(i), name, depth)) {
        return true;
      }
    }
    return false;
  }

  private boolean has(FromItem item, int name, int depth) {
    if (item.pivot >= 0) {
      return false;
    }
    int named = item.columns < 0 && item.cte != null ? item.cte.columns : item.columns;
    if (named >= 0) {
      return isListed(named + 1, tokens.partner(named), name);
    }
    if (item.table != null) {
      return isColumn(item, name);
    }
    Query query = item.cte != null ? item.cte.body : item.query;
    return query != null && gives(query, name, depth + 1);
  }

  private boolean isColumn(FromItem item, int name) {
    Table table = catalog.find(item.schema, item.table);
    if (table != null) {
      for (Column column : table.columns()) {
        if (tokens.isNamed(name, column.name())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean gives(Query query, int name, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    if (query.selects.isEmpty()) {
      return !query.terms.isEmpty() && gives(query.terms.get(0), name, depth + 1);
    }
    Select select = query.selects.get(0);
    if (isListed(select.listStart, select.listEnd, name)) {
      return true;
    }
    return select.from != null && hasStar(select) && has(select.from.items, name, depth);
  }

  /** FROM first and TABLE imply one; one with EXCLUDE or the like may leave the name out. */
  private boolean hasStar(Select select) {
    if (select.listStart < 0) {
      return true;
    }
    boolean first = tokens.is(select.listStart, Kind.STAR);
    return first
        && (select.listStart + 1 == select.listEnd || tokens.is(select.listStart + 1, Kind.COMMA));
  }

  /** Whether an item of a list is, or ends with, that name. */
  private boolean isListed(int start, int end, int name) {
    String wanted = tokens.name(name);
    for (int i = start; i >= 0 && i < end && i - start <= MAX_LIST; i = tokens.skip(i)) {
      boolean last = i + 1 == end || tokens.is(i + 1, Kind.COMMA);
      if (last && tokens.isName(i) && tokens.isNamed(i, wanted)) {
        return true;
      }
    }
    return false;
  }
}
