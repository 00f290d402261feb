package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Pieces;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Functions that DuckDB has under another name, or in another form, with the same meaning. */
public final class ForeignFunctions implements Rule {
  private static final int LONGEST = 16;

  private static final Map<String, String> RENAMED =
      Map.of(
          "nvl", "coalesce",
          "approx_distinct", "approx_count_distinct",
          "from_unixtime", "to_timestamp",
          "to_unixtime", "epoch",
          "getdate", "now",
          "array_join", "array_to_string",
          "iif", "if");

  @Override
  public String id() {
    return "foreign-functions";
  }

  @Override
  public String reason() {
    return "Oracle, Trino, Spark and SQL Server have other names for functions of DuckDB.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT NVL(schema_id, 'none') FROM kdb.records",
            "SELECT coalesce(schema_id, 'none') FROM kdb.records"),
        Example.of(
            "SELECT CHARINDEX('-', stream) FROM kdb.records",
            "SELECT instr(stream, '-') FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (mayBeForeign(tokens, i)) {
        String renamed = RENAMED.get(tokens.name(i).toLowerCase(Locale.ROOT));
        if (renamed != null) {
          rewrite.edits().replace(i, i + 1, renamed);
          rewrite.note(this, tokens.raw(i) + " became " + renamed);
        } else {
          form(rewrite, i);
        }
      }
    }
  }

  /** Functions that take a fixed number of arguments, in another order or with other words. */
  private void form(Rewrite rewrite, int i) {
    Tokens tokens = rewrite.tokens();
    boolean isNull = tokens.isNamed(i, "isnull");
    boolean charIndex = tokens.isNamed(i, "charindex");
    boolean nvl2 = tokens.isNamed(i, "nvl2");
    if (!isNull && !charIndex && !nvl2) {
      return;
    }
    int[] a = Calls.arguments(tokens, i + 1);
    int end = tokens.partner(i + 1) + 1;
    if (isNull && a.length == 4) {
      rewrite.edits().replace(i, i + 1, "coalesce");
    } else if (charIndex && a.length == 4) {
      Pieces swapped = new Pieces().text("instr(").tokens(a[2], a[3]).text(", ");
      rewrite.edits().replace(i, end, swapped.tokens(a[0], a[1]).text(")"));
    } else if (nvl2 && a.length == 6) {
      Pieces choice = new Pieces().text("CASE WHEN ").tokens(a[0], a[1]).text(" IS NOT NULL THEN ");
      choice.tokens(a[2], a[3]).text(" ELSE ").tokens(a[4], a[5]).text(" END");
      rewrite.edits().replace(i, end, choice);
    } else {
      return;
    }
    rewrite.note(this, tokens.raw(i) + " became DuckDB's form");
  }

  private static boolean mayBeForeign(Tokens tokens, int i) {
    return Calls.isCall(tokens, i)
        && (tokens.keyword(i) == null || tokens.is(i, Keyword.ISNULL))
        && tokens.end(i) - tokens.start(i) < LONGEST
        && "nafgtic".indexOf(tokens.text().charAt(tokens.start(i)) | 32) >= 0;
  }
}
