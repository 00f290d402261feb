package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Pieces;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;
import java.util.Locale;

/**
 * JDBC's escapes, which the driver passes on as they are. Only what cannot be DuckDB's struct
 * ({@code {d: 1}}) is taken for one. Source: JDBC 4.3, section 13.4.
 */
public final class JdbcEscapes implements Rule {
  private final EscapedFunctions functions = new EscapedFunctions();

  @Override
  public String id() {
    return "jdbc-escapes";
  }

  @Override
  public String reason() {
    return "JDBC lets applications write {fn ..}, {d ..}, {t ..}, {ts ..}, {oj ..}, {limit ..} and"
        + " {escape ..} for every database; the driver does not translate them.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT {fn UCASE(stream)} FROM kdb.records", "SELECT upper(stream) FROM kdb.records"),
        Example.of(
            "SELECT {d '2026-04-12'}, {ts ?}", "SELECT DATE '2026-04-12', CAST(? AS TIMESTAMP)"),
        Example.of(
            "SELECT stream FROM kdb.records WHERE stream LIKE 'a!_%' {escape '!'} {limit 5}",
            "SELECT stream FROM kdb.records WHERE stream LIKE 'a!_%' escape '!' limit 5"),
        Example.of("SELECT {d: 1}", "SELECT {d: 1}"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Kind.OPEN_BRACE)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.OPEN_BRACE) && tokens.is(i + 1, Kind.WORD)) {
        escape(rewrite, i, tokens.partner(i));
      }
    }
  }

  private void escape(Rewrite rewrite, int open, int close) {
    Tokens tokens = rewrite.tokens();
    if (close <= open + 2 || tokens.is(open + 2, Kind.COLON)) {
      return;
    }
    switch (tokens.raw(open + 1).toLowerCase(Locale.ROOT)) {
      case "d":
        typed(rewrite, open, close, "DATE");
        break;
      case "t":
        typed(rewrite, open, close, "TIME");
        break;
      case "ts":
        typed(rewrite, open, close, "TIMESTAMP");
        break;
      case "fn":
        function(rewrite, open, close);
        break;
      case "oj":
        unwrap(rewrite, open, 2, close, "{oj}");
        break;
      case "escape":
      case "limit":
        unwrap(rewrite, open, 1, close, '{' + tokens.raw(open + 1) + '}');
        break;
      default:
    }
  }

  /** Takes the braces away, and with {@code words} 2 the escape's name too. */
  private void unwrap(Rewrite rewrite, int open, int words, int close, String what) {
    Tokens tokens = rewrite.tokens();
    boolean word = tokens.is(close + 1, Kind.WORD) || tokens.is(close + 1, Kind.NUMBER);
    boolean touches = word && tokens.end(close) == tokens.start(close + 1);
    rewrite.edits().drop(open, open + words);
    rewrite.edits().replace(close, close + 1, touches ? " " : "");
    rewrite.note(this, what + " unwrapped");
  }

  private void typed(Rewrite rewrite, int open, int close, String type) {
    Tokens tokens = rewrite.tokens();
    if (close != open + 3) {
      return;
    }
    Pieces typed = new Pieces();
    if (tokens.is(open + 2, Kind.STRING)) {
      typed.text(type + ' ').tokens(open + 2, close);
    } else if (tokens.is(open + 2, Kind.PARAMETER)) {
      typed.text("CAST(").tokens(open + 2, close).text(" AS " + type + ')');
    } else {
      return;
    }
    rewrite.edits().replace(open, close + 1, typed);
    rewrite.note(this, "escape became " + type);
  }

  private void function(Rewrite rewrite, int open, int close) {
    Tokens tokens = rewrite.tokens();
    boolean call = tokens.isName(open + 2) && close > open + 2;
    if (!call || tokens.is(open + 2, Keyword.SELECT)) {
      return;
    }
    unwrap(rewrite, open, 2, close, "{fn " + tokens.raw(open + 2) + '}');
    if (Calls.isCall(tokens, open + 2) && tokens.partner(open + 3) == close - 1) {
      functions.translate(rewrite, open + 2);
    }
  }
}
