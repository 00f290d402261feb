package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** PostgreSQL's second JSON type. */
public final class JsonbType implements Rule {
  @Override
  public String id() {
    return "jsonb-type";
  }

  @Override
  public String reason() {
    return "PostgreSQL has two JSON types, DuckDB one: there is no JSONB.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT data::jsonb ->> 'OrderId' FROM kdb.records",
            "SELECT data::JSON ->> 'OrderId' FROM kdb.records"),
        Example.of(
            "SELECT CAST(data AS JSONB) FROM kdb.records",
            "SELECT CAST(data AS JSON) FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Kind.CAST) && !tokens.has(Keyword.CAST)) {
      return;
    }
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.WORD) && tokens.isNamed(i, "jsonb") && isType(tokens, i)) {
        rewrite.edits().replace(i, i + 1, "JSON");
        rewrite.note(this, "JSONB became JSON");
      }
    }
  }

  private static boolean isType(Tokens tokens, int i) {
    return tokens.is(i - 1, Kind.CAST)
        || (tokens.is(i - 1, Keyword.AS) && tokens.is(i + 1, Kind.CLOSE_PAREN));
  }
}
