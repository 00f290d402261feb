package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Pieces;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** MySQL and SQLite write LIMIT offset, count. */
public final class LimitComma implements Rule {
  @Override
  public String id() {
    return "limit-comma";
  }

  @Override
  public String reason() {
    return "MySQL's LIMIT offset, count is a syntax error in DuckDB.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT stream FROM kdb.records ORDER BY 1 LIMIT 20, 10",
            "SELECT stream FROM kdb.records ORDER BY 1 LIMIT 10 OFFSET 20"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Keyword.LIMIT)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Keyword.LIMIT) && isPair(tokens, i)) {
        Pieces swapped = new Pieces().tokens(i + 3, i + 4).text(" OFFSET ").tokens(i + 1, i + 2);
        rewrite.edits().replace(i + 1, i + 4, swapped);
        rewrite.note(this, "LIMIT a, b became LIMIT b OFFSET a");
      }
    }
  }

  private static boolean isPair(Tokens tokens, int limit) {
    return isNumber(tokens, limit + 1)
        && tokens.is(limit + 2, Kind.COMMA)
        && isNumber(tokens, limit + 3);
  }

  private static boolean isNumber(Tokens tokens, int i) {
    return tokens.is(i, Kind.NUMBER) || tokens.is(i, Kind.PARAMETER);
  }
}
