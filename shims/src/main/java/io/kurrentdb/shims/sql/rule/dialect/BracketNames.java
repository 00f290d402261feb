package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/**
 * SQL Server puts names in square brackets. DuckDB makes lists with them, and {@code SELECT
 * [stream]} is a list there: so brackets are read as quotes only in a text that has one where no
 * list can stand.
 */
public final class BracketNames implements Rule {
  @Override
  public String id() {
    return "bracket-names";
  }

  @Override
  public String reason() {
    return "SQL Server and Access quote names with square brackets. Only a text with one where DuckDB"
        + " has no list (after FROM, JOIN, AS or a dot) is taken for theirs.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT [stream] FROM [kdb].[records]", "SELECT \"stream\" FROM \"kdb\".\"records\""),
        Example.of("SELECT [stream] FROM kdb.records", "SELECT [stream] FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Kind.OPEN_BRACKET) || !isForeign(tokens)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (holdsName(tokens, i) && !isSubscript(tokens, i)) {
        int close = tokens.partner(i);
        String name = tokens.text().substring(tokens.start(i) + 1, tokens.start(close));
        rewrite.edits().replace(i, close + 1, Names.quoted(name));
      }
    }
    rewrite.note(this, "names in double quotes instead of brackets");
  }

  private static boolean isForeign(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (holdsName(tokens, i) && isNoList(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  /** {@code (FROM [1, 2] ...)} does not exist in DuckDB, nor does {@code a.[b]}. */
  private static boolean isNoList(Tokens tokens, int open) {
    int close = tokens.partner(open);
    return tokens.is(open - 1, Kind.DOT)
        || tokens.is(open - 1, Keyword.FROM)
        || tokens.is(open - 1, Keyword.JOIN)
        || tokens.is(open - 1, Keyword.AS)
        || (tokens.is(close + 1, Kind.DOT) && tokens.is(close + 2, Kind.OPEN_BRACKET));
  }

  /** One or several words, as they come in {@code [Order Details]}; no number, no comma. */
  private static boolean holdsName(Tokens tokens, int open) {
    if (!tokens.is(open, Kind.OPEN_BRACKET) || !tokens.is(open + 1, Kind.WORD)) {
      return false;
    }
    int close = tokens.partner(open);
    for (int i = open + 1; i < close; i++) {
      boolean hyphen = tokens.is(i, Kind.OPERATOR) && tokens.spells(i, "-");
      if (!tokens.is(i, Kind.WORD) && !tokens.is(i, Kind.NUMBER) && !hyphen) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSubscript(Tokens tokens, int open) {
    boolean value =
        tokens.is(open - 1, Kind.CLOSE_PAREN)
            || tokens.is(open - 1, Kind.CLOSE_BRACKET)
            || tokens.is(open - 1, Kind.QUOTED);
    return value && tokens.end(open - 1) == tokens.start(open);
  }
}
