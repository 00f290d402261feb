package io.kurrentdb.shims.sql.rule;

import java.util.List;

/** Puts each table under a join into a subquery. */
final class JoinedTableRule implements Rule {
  @Override
  public String id() {
    return "joined-table";
  }

  @Override
  public String reason() {
    return "The endpoint finds its tables directly behind FROM only, not in a join or behind a"
        + " comma; the plan and its time are those of the direct join";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT a.stream FROM kdb.records a JOIN kdb.records b USING (log_position)",
            "SELECT a.stream FROM (SELECT * FROM kdb.records) a JOIN (SELECT * FROM kdb.records) b"
                + " USING (log_position)"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (FromClause clause : rewrite.tree().clauses) {
      wrap(rewrite, clause);
    }
  }

  private void wrap(Rewrite rewrite, FromClause clause) {
    for (FromItem item : clause.items) {
      if (item.isTable() && item.isUnderJoin()) {
        rewrite.edits().before(item.primaryStart, "(SELECT * FROM ");
        rewrite.edits().after(item.primaryEnd - 1, ")");
        if (rewrite.wantsNotes()) {
          rewrite.note(this, item.schema + '.' + item.table + " in a join becomes a subquery");
        }
      }
    }
  }
}
