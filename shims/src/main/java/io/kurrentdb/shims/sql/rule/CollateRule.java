package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Keeps the parentheses that a collation needs behind BETWEEN. */
final class CollateRule implements Rule {
  @Override
  public String id() {
    return "collate";
  }

  @Override
  public String reason() {
    return "The endpoint loses the parentheses of BETWEEN (x COLLATE c) AND y, and DuckDB cannot read"
        + " it without them; a call that changes nothing keeps them";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT stream FROM kdb.records WHERE stream BETWEEN ('A' COLLATE NOCASE) AND 'P'",
            "SELECT stream FROM kdb.records WHERE stream BETWEEN coalesce('A' COLLATE NOCASE) AND"
                + " 'P'"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Keyword.BETWEEN)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Keyword.BETWEEN) && isCollated(tokens, i + 1)) {
        boolean apart = tokens.end(i) < tokens.start(i + 1);
        rewrite.edits().before(i + 1, apart ? "coalesce" : " coalesce");
        rewrite.note(this, "the collation behind BETWEEN is kept by coalesce(..)");
      }
    }
  }

  private static boolean isCollated(Tokens tokens, int bracket) {
    int open = bracket;
    int close = tokens.is(open, Kind.OPEN_PAREN) ? tokens.partner(open) : -1;
    if (close < 0 || !tokens.is(close + 1, Keyword.AND)) {
      return false;
    }
    while (tokens.is(open + 1, Kind.OPEN_PAREN) && tokens.partner(open + 1) == close - 1) {
      open++;
      close--;
    }
    int name = close - 1;
    while (tokens.is(name - 1, Kind.DOT)) {
      name -= 2;
    }
    return name > open && tokens.is(name - 1, Keyword.COLLATE);
  }
}
