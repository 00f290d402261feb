package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

/** Where a word is a clause, where the same word is only a name, and where a clause ends. */
final class Grammar {
  private Grammar() {}

  /** Whether the bracket opens a query expression. */
  static boolean opensQuery(Tokens t, int open) {
    if (!t.is(open, Kind.OPEN_PAREN)) {
      return false;
    }
    int first = open + 1;
    if (t.is(first, Keyword.VALUES) && t.is(first + 1, Kind.OPEN_PAREN)) {
      return isWholeValues(t, first + 1, t.partner(open));
    }
    if (!t.is(first, Kind.OPEN_PAREN)) {
      return startsQuery(t, first) && !isTrim(t, open);
    }
    return opensQuery(t, first) && continuesQuery(t, t.partner(first) + 1, t.partner(open));
  }

  /** Not so where the rows are only the first relation of a join in parentheses. */
  private static boolean isWholeValues(Tokens t, int firstRow, int close) {
    int i = t.skip(firstRow);
    while (t.is(i, Kind.COMMA) && t.is(i + 1, Kind.OPEN_PAREN)) {
      i = t.skip(i + 1);
    }
    return continuesQuery(t, t.is(i, Kind.COMMA) ? i + 1 : i, close);
  }

  private static boolean isTrim(Tokens t, int open) {
    return t.is(open + 1, Keyword.FROM) && t.is(open - 1, Keyword.TRIM);
  }

  private static boolean continuesQuery(Tokens t, int next, int close) {
    return next == close || isSetOperator(t, next) || startsTail(t, next);
  }

  /** Whether a query expression begins with this token, other than by a bracket. */
  static boolean startsQuery(Tokens t, int i) {
    Keyword keyword = t.keyword(i);
    if (keyword == null) {
      return false;
    }
    switch (keyword) {
      case SELECT:
      case WITH:
      case FROM:
        return true;
      case VALUES:
        return t.is(i + 1, Kind.OPEN_PAREN);
      case TABLE:
        return t.isName(i + 1);
      default:
        return isPivot(keyword) && (t.isName(i + 1) || t.is(i + 1, Kind.OPEN_PAREN));
    }
  }

  static boolean isPivot(Keyword keyword) {
    return keyword == Keyword.PIVOT
        || keyword == Keyword.UNPIVOT
        || keyword == Keyword.PIVOT_WIDER
        || keyword == Keyword.PIVOT_LONGER;
  }

  static boolean isSetOperator(Tokens t, int i) {
    Keyword keyword = t.keyword(i);
    return keyword == Keyword.UNION || keyword == Keyword.INTERSECT || keyword == Keyword.EXCEPT;
  }

  /** ORDER BY, LIMIT and what else belongs to a whole query expression. */
  static boolean startsTail(Tokens t, int i) {
    Keyword keyword = t.keyword(i);
    return keyword == Keyword.ORDER
        || keyword == Keyword.LIMIT
        || keyword == Keyword.OFFSET
        || keyword == Keyword.FETCH;
  }

  /** The first token from {@code i} on that begins another clause; {@code end} where none does. */
  static int clauseEnd(Tokens t, int i, int end) {
    int at = i;
    while (at < end && !(t.keyword(at) != null && beginsClause(t, at, i))) {
      at = t.skip(at);
    }
    return Math.min(at, end);
  }

  private static boolean beginsClause(Tokens t, int i, int from) {
    switch (t.keyword(i)) {
      case FROM:
        return !isPlainName(t, i) && !(t.is(i - 1, Keyword.DISTINCT) && isComparison(t, i - 2));
      case GROUP:
        return !isPlainName(t, i) && !t.is(i - 1, Keyword.WITHIN);
      case UNION:
        return !isPlainName(t, i) && !t.is(i - 1, Kind.CAST);
      case USING:
        return t.is(i + 1, Keyword.SAMPLE);
      case WHERE:
      case HAVING:
      case QUALIFY:
      case WINDOW:
      case INTERSECT:
      case EXCEPT:
      case ORDER:
      case LIMIT:
      case OFFSET:
      case FETCH:
      case SELECT:
      case INTO:
        return !isPlainName(t, i);
      default:
        return false;
    }
  }

  private static boolean isComparison(Tokens t, int i) {
    return t.is(i, Keyword.IS) || t.is(i, Keyword.NOT);
  }

  /** After a dot or AS any word is a name, AS itself too. */
  static boolean isPlainName(Tokens t, int i) {
    int words = 0;
    while (t.is(i - 1 - words, Keyword.AS)) {
      words++;
    }
    boolean first = t.is(i - 1 - words, Kind.DOT);
    return first == (words % 2 == 0);
  }

  /** Whether this word can be an alias that has no AS in front. */
  static boolean isBareAlias(Tokens t, int i) {
    if (!t.isName(i)) {
      return false;
    }
    Keyword keyword = t.keyword(i);
    if (keyword == null) {
      return true;
    }
    switch (keyword) {
      case RANGE:
      case GENERATE_SERIES:
      case FIRST:
      case LAST:
      case KEY:
      case MAP:
      case STRUCT:
      case ROW:
      case ROWS:
      case TOP:
      case DUAL:
      case COLUMNS:
      case COMMENT:
      case CURRENT:
      case EXCLUDE:
      case FILTER:
      case FUNCTION:
      case IGNORE:
      case INCLUDE:
      case LOAD:
      case MINUS:
      case NEXT:
      case NULLS:
      case OVER:
      case PARTITION:
      case PERCENT:
      case RECURSIVE:
      case RENAME:
      case REPLACE:
      case RESET:
      case SAMPLE:
      case START:
      case TIES:
      case TRANSACTION:
      case TRIM:
      case UNNEST:
      case VALUES:
        return keyword != Keyword.VALUES;
      default:
        return false;
    }
  }

  /** Whether this is an alias, or the AS in front of one. */
  static boolean startsAlias(Tokens t, int i, int end) {
    return i < end && (t.is(i, Keyword.AS) || isBareAlias(t, i));
  }

  /** The end of the condition behind ON that begins here. */
  static int conditionEnd(Tokens t, int start, int end) {
    int i = start;
    while (i < end && !endsCondition(t, i, end)) {
      i = t.skip(i);
    }
    return i;
  }

  private static boolean endsCondition(Tokens t, int i, int end) {
    return t.is(i, Kind.COMMA)
        || t.is(i, Keyword.ON)
        || t.is(i, Keyword.USING)
        || (isPivotSuffix(t, i) && isBehindPivot(t, i + 1))
        || Join.wordAt(t, i, end) >= 0;
  }

  private static boolean isBehindPivot(Tokens t, int i) {
    return t.is(i, Kind.OPEN_PAREN) || t.is(i, Keyword.INCLUDE) || t.is(i, Keyword.EXCLUDE);
  }

  /** Whether this is the word of a PIVOT or UNPIVOT behind a relation. */
  static boolean isPivotSuffix(Tokens t, int i) {
    return t.is(i, Keyword.PIVOT) || t.is(i, Keyword.UNPIVOT);
  }

  /** The end of a TABLESAMPLE; {@code i} where none begins there. */
  static int sampleEnd(Tokens t, int i, int end) {
    if (i >= end || !t.is(i, Keyword.TABLESAMPLE)) {
      return i;
    }
    int at = i + 1;
    while (at < end && isSamplePart(t, at, end)) {
      at = t.skip(at);
    }
    return at;
  }

  private static boolean isSamplePart(Tokens t, int i, int end) {
    return !isPivotSuffix(t, i)
        && Join.wordAt(t, i, end) < 0
        && !t.is(i, Keyword.ON)
        && !t.is(i, Keyword.USING)
        && (t.isName(i)
            || t.is(i, Kind.NUMBER)
            || t.is(i, Kind.OPERATOR)
            || t.is(i, Kind.OPEN_PAREN));
  }

  /** The end of the source of a PIVOT statement that begins here. */
  static int pivotSourceEnd(Tokens t, int start, int end) {
    int i = start;
    while (i < end && !isPivotClause(t, i)) {
      i = t.skip(i);
    }
    return i;
  }

  private static boolean isPivotClause(Tokens t, int i) {
    return t.is(i, Keyword.ON)
        || t.is(i, Keyword.USING)
        || t.is(i, Keyword.INCLUDE)
        || t.is(i, Keyword.EXCLUDE)
        || t.is(i, Keyword.GROUP)
        || startsTail(t, i)
        || isSetOperator(t, i);
  }
}
