package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Keeps the type of numbers that the endpoint would write in another way. */
final class NumberRule implements Rule {
  @Override
  public String id() {
    return "number";
  }

  @Override
  public String reason() {
    return "The endpoint writes 1e3 as 1000.0 and 42. as 42, which DuckDB then reads as DECIMAL and"
        + " INTEGER";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT stream_revision * 1e3 AS x FROM kdb.records",
            "SELECT stream_revision * CAST('1e3' AS DOUBLE) AS x FROM kdb.records"),
        Example.of(
            "SELECT stream_revision / 42. AS x FROM kdb.records",
            "SELECT stream_revision / CAST('42' AS DECIMAL(2,0)) AS x FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Kind.NUMBER)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.NUMBER)) {
        number(rewrite, tokens, i);
      }
    }
  }

  private void number(Rewrite rewrite, Tokens tokens, int i) {
    String text = tokens.text();
    boolean point = text.charAt(tokens.end(i) - 1) == '.';
    if ((!point && !hasExponent(text, tokens.start(i), tokens.end(i))) || isNoValue(tokens, i)) {
      return;
    }
    String digits = tokens.raw(i).replace("_", "");
    if (point && digits.length() > 39) {
      return;
    }
    String cast =
        point
            ? "CAST('"
                + digits.substring(0, digits.length() - 1)
                + "' AS DECIMAL("
                + (digits.length() - 1)
                + ",0))"
            : "CAST('" + digits + "' AS DOUBLE)";
    rewrite.edits().replace(i, i + 1, cast);
    rewrite.note(this, tokens.raw(i) + " is written " + cast);
  }

  private static boolean hasExponent(String text, int start, int end) {
    if (start + 1 < end
        && text.charAt(start) == '0'
        && Character.isLetter(text.charAt(start + 1))) {
      return (text.charAt(start + 1) | 32) == 'e';
    }
    for (int i = start; i < end; i++) {
      if ((text.charAt(i) | 32) == 'e') {
        return true;
      }
    }
    return false;
  }

  /** Where the grammar wants a number and takes no expression. */
  private static boolean isNoValue(Tokens tokens, int i) {
    return tokens.is(i - 1, Keyword.INTERVAL)
        || tokens.is(i - 1, Keyword.TABLESAMPLE)
        || tokens.is(i - 1, Keyword.SAMPLE)
        || tokens.is(i - 1, Kind.DOT)
        || tokens.is(i + 1, Keyword.PERCENT)
        || tokens.is(i + 1, Keyword.ROWS);
  }
}
