package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

/** Finds what stands for every column, and so would show a column that an edit adds. */
final class Stars {
  private Stars() {}

  /**
   * Whether the select list has a star without a table's name, or COLUMNS(..); implied ones too.
   */
  static boolean isIn(Tokens t, Select select) {
    return select.listStart < 0 || isIn(t, select.listStart, select.listEnd);
  }

  /** Whether the list has the star of {@code a.*}. */
  static boolean isQualifiedIn(Tokens t, Select select) {
    for (int i = select.listStart + 1; i < select.listEnd; i++) {
      if (t.is(i, Kind.STAR) && t.is(i - 1, Kind.DOT)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Tokens t, int from, int to) {
    int i = from;
    while (i < to) {
      if (t.is(i, Keyword.COLUMNS) && t.is(i + 1, Kind.OPEN_PAREN)) {
        return true;
      }
      if (t.is(i, Kind.STAR) && isOperand(t, i, from)) {
        return true;
      }
      i = Grammar.opensQuery(t, i) ? t.skip(i) : i + 1;
    }
    return false;
  }

  /** Whether the star is a value by itself, neither a product nor the star of count(*) or a.*. */
  private static boolean isOperand(Tokens t, int star, int from) {
    int before = star - 1;
    if (before < from || t.is(before, Kind.COMMA)) {
      return true;
    }
    if (t.is(before, Keyword.DISTINCT) || t.is(before, Keyword.ALL)) {
      return true;
    }
    if (t.is(before, Kind.OPEN_PAREN)) {
      return !t.isName(before - 1) || !t.isNamed(before - 1, "count");
    }
    return isDistinctOn(t, before, from) || t.is(before, Kind.OPEN_BRACKET);
  }

  private static boolean isDistinctOn(Tokens t, int close, int from) {
    return t.is(close, Kind.CLOSE_PAREN)
        && t.is(from, Keyword.DISTINCT)
        && t.partner(close) == from + 2;
  }
}
