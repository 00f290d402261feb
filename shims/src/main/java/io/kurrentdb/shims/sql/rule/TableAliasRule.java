package io.kurrentdb.shims.sql.rule;

import java.util.List;

/** Gives a table that is named in an expression its own name as alias. */
final class TableAliasRule implements Rule {
  @Override
  public String id() {
    return "table-alias";
  }

  @Override
  public String reason() {
    return "The endpoint gives its tables other names before DuckDB sees the text; an alias keeps"
        + " the name that columns are qualified with";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT records.stream FROM kdb.records",
            "SELECT records.stream FROM kdb.records AS records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (FromClause clause : rewrite.tree().clauses) {
      for (FromItem item : clause.items) {
        if (item.isTable() && !item.hasAlias() && (item.isNamed || item.isUnderJoin())) {
          String alias = alias(rewrite, clause, item);
          rewrite.edits().after(item.primaryEnd - 1, " AS " + alias);
          rewrite.note(this, "the table gets the alias " + alias);
        }
      }
    }
  }

  /** A table may stand twice in one FROM as long as nothing names it; two equal aliases may not. */
  private static String alias(Rewrite rewrite, FromClause clause, FromItem item) {
    FromItem first = clause.find(rewrite.tokens(), item.primaryEnd - 1);
    boolean repeated =
        first != null
            && (first == item ? !item.isNamed && clause.isRepeated(item.name) : !first.isNamed)
            && !Stars.isIn(rewrite.tokens(), clause.select);
    return repeated ? rewrite.freshName() : item.ownAlias(rewrite.tokens());
  }
}
