package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Turns VALUES into a SELECT of lists, one for each column. */
final class ValuesRule implements Rule {
  @Override
  public String id() {
    return "values";
  }

  @Override
  public String reason() {
    return "The endpoint refuses VALUES; unnested lists have the same rows, types, names and order,"
        + " and stay flat for thousands of rows";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "VALUES (3, 'c'), (1, 'a')",
            "SELECT unnest([3, 1]) AS col0, unnest(['c', 'a']) AS col1 FROM (SELECT count(*) AS"
                + " _kdb1 FROM (SELECT 1 AS _kdb0 FROM kdb.records LIMIT 0) _kdb0) _kdb1"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (Select select : rewrite.tree().selects) {
      if (select.form == Select.Form.VALUES) {
        query(rewrite, select.start, select.start + 1, select.end);
        if (isSortedBySubquery(rewrite.tokens(), select.query)) {
          rewrite.edits().before(select.start, "SELECT * FROM (");
          rewrite.edits().after(select.end - 1, ") AS valueslist");
        }
      }
    }
    for (FromClause clause : rewrite.tree().clauses) {
      for (FromItem item : clause.items) {
        if (item.kind == FromItem.Kind.VALUES) {
          query(rewrite, item.primaryStart, item.arguments, item.primaryEnd);
          rewrite.edits().before(item.primaryStart, "(");
          rewrite.edits().after(item.primaryEnd - 1, ")");
        }
      }
    }
  }

  /** A subquery in ORDER BY may name a column, and not as something that unnest makes. */
  private static boolean isSortedBySubquery(Tokens tokens, Query query) {
    boolean alone = query.selects.size() == 1 && query.terms.isEmpty();
    for (int i = query.tail; alone && i < query.end; i++) {
      if (Grammar.opensQuery(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private void query(Rewrite rewrite, int start, int firstRow, int end) {
    Pieces query = columns(rewrite, firstRow, end);
    if (query == null) {
      rewrite.giveUp("the rows of VALUES have not all the same number of columns");
      return;
    }
    rewrite.edits().replace(start, end, query);
    rewrite.note(this, "VALUES becomes a SELECT of one list for each column");
  }

  private static Pieces columns(Rewrite rewrite, int firstRow, int end) {
    Tokens tokens = rewrite.tokens();
    List<int[]> rows = rows(tokens, firstRow, end);
    if (rows == null) {
      return null;
    }
    int columns = rows.get(0).length / 2;
    if (!namesAColumnOfOurs(tokens, firstRow, end)) {
      return select(rewrite, rows, ownNames(columns));
    }
    String[] names = new String[columns];
    StringBuilder list = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      names[column] = rewrite.freshName();
      list.append(column == 0 ? "" : ", ").append(names[column]).append(" AS col").append(column);
    }
    String alias = rewrite.freshName();
    return new Pieces()
        .text("SELECT " + list + " FROM (")
        .all(select(rewrite, rows, names))
        .text(") AS " + alias);
  }

  private static String[] ownNames(int columns) {
    String[] names = new String[columns];
    for (int column = 0; column < columns; column++) {
      names[column] = "col" + column;
    }
    return names;
  }

  private static Pieces select(Rewrite rewrite, List<int[]> rows, String[] names) {
    Pieces query = new Pieces().text("SELECT ");
    for (int column = 0; column < names.length; column++) {
      query.text(column == 0 ? "" : ", ");
      column(rewrite.tokens(), query, rows, column);
      query.text(" AS " + names[column]);
    }
    return query.text(" FROM " + rewrite.oneRow());
  }

  private static void column(Tokens tokens, Pieces query, List<int[]> rows, int column) {
    if (rows.size() == 1) {
      query.tokens(rows.get(0)[2 * column], rows.get(0)[2 * column + 1]);
      return;
    }
    query.text("unnest([");
    for (int row = 0; row < rows.size(); row++) {
      int from = rows.get(row)[2 * column];
      int to = rows.get(row)[2 * column + 1];
      String type = row == 0 ? firstType(tokens, rows, column) : null;
      query.text(row == 0 ? "" : ", ").text(type == null ? "" : "CAST(").tokens(from, to);
      query.text(type == null ? "" : " AS " + type + ')');
    }
    query.text("])");
  }

  /**
   * In VALUES a literal of the first row has a type of its own; in a list it takes that of the
   * others. Null where both come to the same.
   */
  private static String firstType(Tokens tokens, List<int[]> rows, int column) {
    String type = literalType(tokens, rows.get(0)[2 * column], rows.get(0)[2 * column + 1]);
    for (int row = 1; type != null && row < rows.size(); row++) {
      int from = rows.get(row)[2 * column];
      int to = rows.get(row)[2 * column + 1];
      boolean isNull = to == from + 1 && tokens.is(from, Keyword.NULL);
      String other = isNull ? type : literalType(tokens, from, to);
      if (other == null || other.equals("VARCHAR") != type.equals("VARCHAR")) {
        return type;
      }
    }
    return null;
  }

  /** The type of a string or a whole number; null for anything else. */
  private static String literalType(Tokens tokens, int from, int to) {
    int last = to - 1;
    if (from == last && tokens.is(last, Kind.STRING)) {
      return "VARCHAR";
    }
    boolean minus = from == last - 1 && tokens.is(from, Kind.OPERATOR) && tokens.spells(from, "-");
    if ((from != last && !minus) || !tokens.is(last, Kind.NUMBER)) {
      return null;
    }
    long number = 0;
    for (int i = tokens.start(last); i < tokens.end(last); i++) {
      int digit = tokens.text().charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > Long.MAX_VALUE / 100) {
        return null;
      }
      number = number * 10 + digit;
    }
    return number <= Integer.MAX_VALUE + (minus ? 1L : 0L) ? "INTEGER" : "BIGINT";
  }

  /** First and end token of every value, row by row; null where the rows are not alike. */
  private static List<int[]> rows(Tokens tokens, int firstRow, int end) {
    List<int[]> rows = new ArrayList<>();
    for (int i = firstRow; i < end; i = tokens.partner(i) + 2) {
      int[] row = row(tokens, i + 1, tokens.partner(i));
      if (row == null || (!rows.isEmpty() && row.length != rows.get(0).length)) {
        return null;
      }
      rows.add(row);
    }
    return rows;
  }

  private static int[] row(Tokens tokens, int start, int end) {
    List<Integer> bounds = new ArrayList<>();
    int from = start;
    for (int i = start; i <= end; i = i < end ? tokens.skip(i) : i + 1) {
      if (i == end || tokens.is(i, Kind.COMMA)) {
        if (i == end && from == i && from > start) {
          break;
        }
        if (from == i || tokens.is(from, Keyword.DEFAULT)) {
          return null;
        }
        bounds.add(from);
        bounds.add(i);
        from = i + 1;
      }
    }
    int[] row = new int[bounds.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = bounds.get(i);
    }
    return row;
  }

  /** A col0 in a value is a column from outside; in our SELECT it would be one of its own. */
  private static boolean namesAColumnOfOurs(Tokens tokens, int start, int end) {
    for (int i = start; i < end; i++) {
      if (tokens.isName(i)
          && tokens.end(i) - tokens.start(i) >= 4
          && tokens.name(i).regionMatches(true, 0, "col", 0, 3)
          && !tokens.is(i + 1, Kind.DOT)) {
        return true;
      }
    }
    return false;
  }
}
