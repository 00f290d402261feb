package io.kurrentdb.shims.explain;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Which column of which table each column of a result is, for a plain query of one table: the
 * server does not say. Of any other text nothing is known. Immutable.
 */
public final class ColumnOrigins {
  private final Table table;
  private final List<Column> columns;

  private ColumnOrigins(Table table, List<Column> columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * Reads a text that the server took.
   *
   * @param sql the user's own text
   * @param catalog what the server offers
   * @return null where nothing is known
   */
  public static ColumnOrigins of(String sql, Catalog catalog) {
    Tokens tokens = Lexer.read(sql);
    if (!tokens.isWhole() || !isPlain(tokens)) {
      return null;
    }
    TableNames names = TableNames.read(tokens, catalog);
    boolean isOne = names.reason() == null && names.areAll() && names.tables().size() == 1;
    return isOne ? of(tokens, names, names.tables().get(0)) : null;
  }

  /** One SELECT with one FROM, at the beginning. */
  private static boolean isPlain(Tokens tokens) {
    int queries = 0;
    for (int i = 0; i < tokens.size(); i++) {
      boolean begins = tokens.is(i, Keyword.SELECT) || tokens.is(i, Keyword.FROM);
      queries += begins || tokens.is(i, Keyword.JOIN) || tokens.is(i, Keyword.VALUES) ? 1 : 0;
    }
    return queries == 2
        && tokens.is(0, Keyword.SELECT)
        && !tokens.is(1, Keyword.DISTINCT)
        && !tokens.is(1, Keyword.ALL)
        && !tokens.has(Keyword.GROUP)
        && !tokens.has(Keyword.UNION)
        && !tokens.has(Keyword.PIVOT)
        && !tokens.has(Keyword.UNPIVOT);
  }

  private static ColumnOrigins of(Tokens tokens, TableNames names, Table table) {
    List<Column> columns = new ArrayList<>();
    int i = 1;
    while (true) {
      int end = endOfItem(tokens, i);
      if (end == i || !addItem(tokens, i, end, names, table, columns)) {
        return null;
      }
      if (!tokens.is(end, Kind.COMMA)) {
        return tokens.is(end, Keyword.FROM) ? new ColumnOrigins(table, columns) : null;
      }
      i = end + 1;
    }
  }

  private static int endOfItem(Tokens tokens, int from) {
    int i = from;
    while (i < tokens.size() && !tokens.is(i, Kind.COMMA) && !tokens.is(i, Keyword.FROM)) {
      i = tokens.skip(i);
    }
    return i;
  }

  /** Adds the columns of one item of the select list; false where their number is not certain. */
  private static boolean addItem(
      Tokens tokens, int from, int end, TableNames names, Table table, List<Column> columns) {
    int last = from;
    while (tokens.is(last + 1, Kind.DOT) && last + 2 < end) {
      last += 2;
    }
    boolean hasStar = false;
    for (int i = from; i < end; i = tokens.skip(i)) {
      hasStar |= tokens.is(i, Kind.STAR) || tokens.is(i, Keyword.COLUMNS);
    }
    if (hasStar) {
      boolean isAlone = tokens.is(last, Kind.STAR) && last == end - 1;
      return isAlone && columns.addAll(table.columns());
    }
    boolean isName = tokens.isName(last) && isAlias(tokens, last + 1, end);
    boolean isOwn = last == from || names.byQualifier(tokens.name(last - 2)) == table;
    columns.add(isName && isOwn ? find(table, tokens.name(last)) : null);
    return true;
  }

  /** Whether what is left of an item is an alias, or nothing. */
  private static boolean isAlias(Tokens tokens, int from, int end) {
    int name = tokens.is(from, Keyword.AS) ? from + 1 : from;
    return from == end || (name == end - 1 && tokens.isName(name));
  }

  private static Column find(Table table, String name) {
    for (Column column : table.columns()) {
      if (column.name().equalsIgnoreCase(name)) {
        return column;
      }
    }
    return null;
  }

  /** How many columns the result must have for this to be true of it. */
  public int size() {
    return columns.size();
  }

  public Table table() {
    return table;
  }

  /**
   * @param index from 0
   * @return null where it is an expression
   */
  public Column column(int index) {
    return columns.get(index);
  }
}
