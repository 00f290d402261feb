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
import java.util.Map;

/**
 * The JSON functions of Trino, Spark, MySQL and the SQL standard. Those that DuckDB has under the
 * same name keep DuckDB's meaning: {@code json_value(x, '$.a')} answers with quotes.
 */
public final class JsonFunctions implements Rule {
  private static final Map<String, String> RENAMED =
      Map.of(
          "json_extract_scalar", "json_extract_string",
          "get_json_object", "json_extract_string",
          "json_query", "json_extract",
          "json_unquote", "json_extract_string",
          "json_parse", "json",
          "jsonb_extract_path", "json_extract_path",
          "jsonb_extract_path_text", "json_extract_path_text",
          "jsonb_array_length", "json_array_length");

  @Override
  public String id() {
    return "json-functions";
  }

  @Override
  public String reason() {
    return "Trino, Spark, MySQL, PostgreSQL and the SQL standard have other names for DuckDB's JSON"
        + " functions, and paths that begin with lax or strict.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT JSON_EXTRACT_SCALAR(CAST(data AS JSON), '$.a') FROM kdb.records",
            "SELECT json_extract_string(CAST(data AS JSON), '$.a') FROM kdb.records"),
        Example.of(
            "SELECT json_query(data, 'lax $.a') FROM kdb.records",
            "SELECT json_extract(data, '$.a') FROM kdb.records"),
        Example.of(
            "SELECT JSON_VALUE(data, 'lax $.a' RETURNING BIGINT) FROM kdb.records",
            "SELECT CAST(json_extract_string(data, '$.a' ) AS BIGINT) FROM kdb.records"),
        Example.of(
            "SELECT json_unquote(json_extract(data, '$.a')) FROM kdb.records",
            "SELECT json_extract_string(json_extract(data, '$.a'), '$') FROM kdb.records"),
        Example.of(
            "SELECT json_value(data, '$.a') FROM kdb.records",
            "SELECT json_value(data, '$.a') FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (Calls.isCall(tokens, i) && mayBeJson(tokens, i)) {
        call(rewrite, i, tokens.name(i).toLowerCase(Locale.ROOT));
      }
    }
  }

  /**
   * All these names begin with json or get_json: one look at a letter spares most words the rest.
   */
  private static boolean mayBeJson(Tokens tokens, int i) {
    char first = tokens.text().charAt(tokens.start(i));
    return (first | 32) == 'j' || (first | 32) == 'g' || first == '"';
  }

  private void call(Rewrite rewrite, int at, String name) {
    Tokens tokens = rewrite.tokens();
    int[] arguments = Calls.arguments(tokens, at + 1);
    if (name.equals("json_value")) {
      value(rewrite, at, arguments);
      return;
    }
    boolean exists = name.equals("json_exists") || name.equals("json_extract");
    String renamed = exists ? name : RENAMED.get(name);
    if (renamed == null || hasClause(tokens, arguments)) {
      return;
    }
    if (!exists && arguments.length >= 2) {
      rewrite.edits().replace(at, at + 1, renamed);
      rewrite.note(this, name + " became " + renamed);
    }
    if (name.equals("json_unquote") && arguments.length == 2) {
      rewrite.edits().after(arguments[1] - 1, ", '$'");
    }
    path(rewrite, arguments);
  }

  /** Strips lax and strict off the path, the second argument. Returns whether they were there. */
  private boolean path(Rewrite rewrite, int[] arguments) {
    if (arguments.length < 4 || !rewrite.tokens().is(arguments[2], Kind.STRING)) {
      return false;
    }
    Tokens tokens = rewrite.tokens();
    String path = tokens.raw(arguments[2]);
    String lower = path.toLowerCase(Locale.ROOT);
    int mode = lower.startsWith("'lax ") ? 5 : lower.startsWith("'strict ") ? 8 : 0;
    if (mode == 0) {
      return false;
    }
    rewrite.edits().replace(arguments[2], arguments[2] + 1, '\'' + path.substring(mode).trim());
    rewrite.note(this, "path without " + path.substring(1, mode - 1));
    return true;
  }

  /**
   * The standard's JSON_VALUE, where it is plain that it is meant: with a mode in the path or with
   * RETURNING. It gives text without quotes.
   */
  private void value(Rewrite rewrite, int at, int[] arguments) {
    Tokens tokens = rewrite.tokens();
    if (arguments.length != 4) {
      return;
    }
    int returning = arguments[2] + 1;
    boolean typed = returning < arguments[3] && tokens.isNamed(returning, "returning");
    boolean clause = returning < arguments[3] && !typed;
    if (clause || (typed && hasDefault(tokens, returning, arguments[3]))) {
      return;
    }
    if (path(rewrite, arguments) || typed) {
      String name = "json_extract_string";
      rewrite.edits().replace(at, at + 1, typed ? "CAST(" + name : name);
      rewrite.note(this, "JSON_VALUE became " + name);
    }
    if (typed) {
      Pieces type = new Pieces().text(") AS ").tokens(returning + 1, arguments[3]);
      rewrite.edits().replace(returning, arguments[3], type);
    }
  }

  private static boolean hasDefault(Tokens tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.is(i, Keyword.ON) || tokens.is(i, Keyword.DEFAULT)) {
        return true;
      }
    }
    return false;
  }

  /** WITH WRAPPER, RETURNING, ON ERROR: no DuckDB function has these. */
  private static boolean hasClause(Tokens tokens, int[] arguments) {
    if (arguments.length < 4 || !tokens.is(arguments[2], Kind.STRING)) {
      return false;
    }
    int next = arguments[2] + 1;
    return next < arguments[3] && tokens.is(next, Kind.WORD);
  }
}
