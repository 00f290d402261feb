package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Writes tables' names the one way the endpoint takes them. */
final class TableNameRule implements Rule {
  @Override
  public String id() {
    return "table-name";
  }

  @Override
  public String reason() {
    return "The endpoint takes a table as schema.name only, in lower case and without a catalog";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of("SELECT stream FROM records", "SELECT stream FROM kdb.records"),
        Example.of("SELECT stream FROM KDB.Records", "SELECT stream FROM kdb.records"),
        Example.of("SELECT stream FROM kurrent.kdb.records", "SELECT stream FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (FromClause clause : rewrite.tree().clauses) {
      for (FromItem item : clause.items) {
        if (item.isTable() && !isRight(rewrite.tokens(), item)) {
          String name = item.schema + '.' + Words.quote(item.table);
          rewrite.edits().replace(item.primaryStart, item.primaryEnd, name);
          rewrite.note(this, "the table is written " + name);
        }
      }
    }
  }

  private static boolean isRight(Tokens tokens, FromItem item) {
    return item.partCount() == 2
        && tokens.name(item.part(0)).equals(item.schema)
        && tokens.name(item.part(1)).equals(item.table);
  }
}
