package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Lets the endpoint see a subquery in the condition of the outermost join. */
final class OnSubqueryRule implements Rule {
  @Override
  public String id() {
    return "on-subquery";
  }

  @Override
  public String reason() {
    return "The endpoint does not look into the condition of the outermost join, so a table in a"
        + " subquery there is not found; with one more join around it, of one row, it does";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT count(*) FROM (SELECT 1 AS x FROM kdb.records) a LEFT JOIN (SELECT 1 AS x FROM"
                + " kdb.records) b ON a.x = (SELECT count(*) FROM kdb.records)",
            "SELECT count(*) FROM (SELECT count(*) AS _kdb1 FROM (SELECT 1 AS _kdb0 FROM"
                + " kdb.records LIMIT 0) _kdb0) _kdb1, (SELECT 1 AS x FROM kdb.records) a LEFT JOIN"
                + " (SELECT 1 AS x FROM kdb.records) b ON a.x = (SELECT count(*) FROM"
                + " kdb.records)"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (FromClause clause : rewrite.tree().clauses) {
      if (clause.commaItems == 1 && hasQueryInLastCondition(tokens, clause)) {
        addJoin(rewrite, tokens, clause);
      }
    }
  }

  private void addJoin(Rewrite rewrite, Tokens tokens, FromClause clause) {
    if (showsMore(tokens, clause)) {
      String join = " SEMI JOIN " + rewrite.oneRow() + " ON (true)";
      rewrite.edits().after(clause.end - 1, join);
    } else {
      rewrite.edits().before(clause.start, rewrite.oneRow() + ", ");
    }
    rewrite.note(this, "a join with one row is added around the outermost join");
  }

  /** A star would show one column more, but EXISTS does not look at columns. */
  private static boolean showsMore(Tokens tokens, FromClause clause) {
    Select select = clause.select;
    if (clause != select.from) {
      return true;
    }
    boolean exists =
        tokens.is(select.start - 2, Keyword.EXISTS) && select.start == select.query.start;
    return Stars.isIn(tokens, select) && !exists;
  }

  private static boolean hasQueryInLastCondition(Tokens tokens, FromClause clause) {
    int after = clause.lastConditionEnd;
    while (after >= 0 && after < clause.end && tokens.is(after, Kind.CLOSE_PAREN)) {
      after++;
    }
    if (after != clause.end) {
      return false;
    }
    for (int i = clause.lastConditionStart; i < clause.lastConditionEnd; i++) {
      if (Grammar.opensQuery(tokens, i) || isQuantified(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isQuantified(Tokens tokens, int i) {
    return (tokens.is(i, Keyword.ANY) || tokens.is(i, Keyword.ALL) || tokens.is(i, Keyword.SOME))
        && tokens.is(i + 1, Kind.OPEN_PAREN);
  }
}
