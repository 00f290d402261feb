package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Takes schema and catalog away from columns' names. */
final class QualifierRule implements Rule {
  @Override
  public String id() {
    return "column-qualifier";
  }

  @Override
  public String reason() {
    return "The endpoint gives its tables other names before DuckDB sees the text, so no column is"
        + " found under kdb.records.column";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT kdb.records.stream FROM kdb.records",
            "SELECT records.stream FROM kdb.records AS records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (int[] stretch : rewrite.tree().qualifiers) {
      rewrite.edits().drop(stretch[0], stretch[1]);
      if (rewrite.wantsNotes()) {
        String written =
            tokens.text().substring(tokens.start(stretch[0]), tokens.end(stretch[1] - 1));
        rewrite.note(this, written + " in front of a column is left out");
      }
    }
  }
}
