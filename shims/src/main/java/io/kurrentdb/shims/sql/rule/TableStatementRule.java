package io.kurrentdb.shims.sql.rule;

import java.util.List;

/** Writes {@code TABLE x} as a SELECT where more than a name will stand behind it. */
final class TableStatementRule implements Rule {
  @Override
  public String id() {
    return "table-statement";
  }

  @Override
  public String reason() {
    return "Behind TABLE only a plain name may stand, neither an alias nor the query that another"
        + " rule puts there";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "TABLE kdb.records ORDER BY records.log_position",
            "SELECT * FROM kdb.records AS records ORDER BY records.log_position"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (Select select : rewrite.tree().selects) {
      if (select.form == Select.Form.TABLE && !select.from.items.isEmpty()) {
        FromItem item = select.from.items.get(0);
        if (item.cte != null || item.isNamed || item.isStandIn) {
          rewrite.edits().replace(select.start, select.start + 1, "SELECT * FROM");
          rewrite.note(this, "TABLE becomes SELECT * FROM");
        }
      }
    }
  }
}
