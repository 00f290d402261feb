package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Functions that DuckDB has under another name, with the same arguments and the same meaning. */
public final class ForeignFunctions implements Rule {
  private static final int LONGEST = 16;

  private static final Map<String, String> RENAMED =
      Map.of(
          "nvl", "coalesce",
          "approx_distinct", "approx_count_distinct",
          "from_unixtime", "to_timestamp",
          "to_unixtime", "epoch",
          "getdate", "now",
          "array_join", "array_to_string");

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
            "SELECT coalesce(schema_id, 'none') FROM kdb.records"));
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
        }
      }
    }
  }

  private static boolean mayBeForeign(Tokens tokens, int i) {
    return Calls.isCall(tokens, i)
        && tokens.keyword(i) == null
        && tokens.end(i) - tokens.start(i) < LONGEST
        && "nafgtc".indexOf(tokens.text().charAt(tokens.start(i)) | 32) >= 0;
  }
}
