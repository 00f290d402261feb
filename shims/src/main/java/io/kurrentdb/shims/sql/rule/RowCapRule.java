package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Asks for no more rows than are wanted. */
final class RowCapRule implements Rule {
  /** Of a number that a long has room for. */
  private static final int MOST_DIGITS = 18;

  @Override
  public String id() {
    return "row-cap";
  }

  @Override
  public String reason() {
    return "The server sends and finishes the whole result even if the client stops reading;"
        + " only a LIMIT in the text spares both";
  }

  @Override
  public List<Example> examples() {
    return List.of();
  }

  @Override
  public void apply(Rewrite rewrite) {
    AdaptOptions options = rewrite.options();
    boolean capped = options.rowCap() > 0 && options.rowCap() < Long.MAX_VALUE;
    boolean userFirst = options.maxRows() > 0 && (!capped || options.maxRows() <= options.rowCap());
    if (!capped && !userFirst) {
      return;
    }
    Query limited = limited(rewrite.tree().top());
    if (limited != null) {
      lower(rewrite, limited);
      return;
    }
    long limit = userFirst ? options.maxRows() : options.rowCap() + 1;
    rewrite.edits().after(rewrite.tree().top().end - 1, " LIMIT " + limit);
    rewrite.setRowCap(userFirst ? 0 : options.rowCap());
    rewrite.note(this, "LIMIT " + limit + " at the end");
  }

  /**
   * The query that has the LIMIT which counts at the top; null where there is none. One that is
   * only a pair of parentheses takes the LIMIT of the one inside for its own.
   */
  private static Query limited(Query query) {
    Query q = query;
    while (!q.isLimited && q.selects.isEmpty() && q.terms.size() == 1) {
      q = q.terms.get(0);
    }
    return q.isLimited ? q : null;
  }

  /** Where setMaxRows wants fewer rows than a plain number after LIMIT, it takes its place. */
  private void lower(Rewrite rewrite, Query query) {
    long maxRows = rewrite.options().maxRows();
    int number = maxRows == 0 ? -1 : number(rewrite.tokens(), query);
    if (number >= 0 && isMore(rewrite.tokens().raw(number), maxRows)) {
      rewrite.edits().replace(number, number + 1, Long.toString(maxRows));
      rewrite.note(this, "LIMIT " + maxRows + " in place of the query's own");
    }
  }

  /** The number after LIMIT or FETCH FIRST; -1 where an expression or a percentage stands there. */
  private static int number(Tokens tokens, Query query) {
    for (int at = query.tail; at < query.end; at = tokens.skip(at)) {
      boolean fetch = tokens.is(at, Keyword.FETCH);
      if (fetch || tokens.is(at, Keyword.LIMIT)) {
        int number = fetch ? at + 2 : at + 1;
        return isAlone(tokens, number, query.end) ? number : -1;
      }
    }
    return -1;
  }

  private static boolean isAlone(Tokens tokens, int number, int end) {
    int next = number + 1;
    boolean last = next >= end || tokens.is(next, Keyword.OFFSET) || tokens.is(next, Keyword.ROWS);
    return number < end && tokens.is(number, Kind.NUMBER) && last;
  }

  /** Of digits only; whatever else a number can be made of is left to the server. */
  private static boolean isMore(String digits, long than) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == MOST_DIGITS) {
        return false;
      }
      value = value * 10 + digit;
    }
    return value > than;
  }
}
