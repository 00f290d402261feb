package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Gives a SELECT without FROM a table of one row to select from. */
final class OneRowRule implements Rule {
  @Override
  public String id() {
    return "one-row";
  }

  @Override
  public String reason() {
    return "The endpoint refuses a SELECT without FROM; a subquery of one row, on an empty log too,"
        + " makes it one with FROM and reads nothing";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT 1",
            "SELECT 1 FROM (SELECT count(*) AS _kdb1 FROM (SELECT 1 AS _kdb0 FROM kdb.records LIMIT"
                + " 0) _kdb0) _kdb1"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (Select select : rewrite.tree().selects) {
      if (select.hasNoFrom() && select.listEnd > select.listStart) {
        add(rewrite, tokens, select);
      }
    }
  }

  /** A star has no columns to stand for here: DuckDB refuses it, and so must the endpoint. */
  private void add(Rewrite rewrite, Tokens tokens, Select select) {
    if (Stars.isIn(tokens, select)) {
      rewrite.giveUp("a star stands in a SELECT without FROM");
      return;
    }
    rewrite.edits().after(select.listEnd - 1, " FROM " + rewrite.oneRow());
    rewrite.note(this, "FROM one row behind the select list");
  }
}
