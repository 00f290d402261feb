package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** Oracle's and Spark's name for EXCEPT. */
public final class Minus implements Rule {
  @Override
  public String id() {
    return "minus";
  }

  @Override
  public String reason() {
    return "Oracle and Spark call EXCEPT MINUS. DuckDB takes the word for an alias and fails at the"
        + " SELECT after it.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT stream FROM kdb.records MINUS SELECT 'orders-1' FROM kdb.records",
            "SELECT stream FROM kdb.records EXCEPT SELECT 'orders-1' FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Keyword.MINUS)) {
      return;
    }
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.is(i, Keyword.MINUS) && isQuery(tokens, i + 1)) {
        rewrite.edits().replace(i, i + 1, "EXCEPT");
        rewrite.note(this, "MINUS became EXCEPT");
      }
    }
  }

  private static boolean isQuery(Tokens tokens, int i) {
    int at = tokens.is(i, Keyword.ALL) || tokens.is(i, Keyword.DISTINCT) ? i + 1 : i;
    while (tokens.is(at, Kind.OPEN_PAREN)) {
      at++;
    }
    return tokens.is(at, Keyword.SELECT);
  }
}
