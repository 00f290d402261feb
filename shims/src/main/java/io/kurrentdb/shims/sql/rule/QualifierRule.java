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
    List<int[]> stretches = rewrite.tree().qualifiers;
    for (int i = 0; i < stretches.size(); i++) {
      rewrite.edits().drop(stretches.get(i)[0], stretches.get(i)[1]);
    }
    if (!stretches.isEmpty()) {
      rewrite.note(this, what(rewrite.tokens(), stretches.get(0), stretches.size()));
    }
  }

  /** One note for all of them: a question of Metabase's has one for each column it names. */
  private static String what(Tokens tokens, int[] first, int count) {
    String written = tokens.text().substring(tokens.start(first[0]), tokens.end(first[1] - 1));
    String left = written + " is left out of a column's name";
    return count == 1 ? left : left + ", and " + (count - 1) + " more";
  }
}
