package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Turns a list behind ANY or ALL into a subquery. */
final class QuantifiedListRule implements Rule {
  @Override
  public String id() {
    return "any-list";
  }

  @Override
  public String reason() {
    return "DuckDB makes a SELECT without FROM of x = ANY (list), which the endpoint refuses";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT count(*) FROM kdb.records WHERE log_position = ANY ([100, 200])",
            "SELECT count(*) FROM kdb.records WHERE log_position = ANY (SELECT unnest([100, 200])"
                + " FROM (SELECT count(*) AS _kdb1 FROM (SELECT 1 AS _kdb0 FROM kdb.records LIMIT"
                + " 0) _kdb0) _kdb1)"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (int open : rewrite.tree().quantifiedLists) {
      int close = tokens.partner(open);
      if (close > open + 1) {
        rewrite.edits().before(open + 1, "SELECT unnest(");
        rewrite.edits().after(close - 1, ") FROM " + rewrite.oneRow());
        rewrite.note(this, "the list behind " + tokens.raw(open - 1) + " becomes a subquery");
      }
    }
  }
}
