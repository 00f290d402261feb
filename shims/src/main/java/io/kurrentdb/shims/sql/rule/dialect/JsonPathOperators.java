package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** PostgreSQL's operators that follow a path of keys. */
public final class JsonPathOperators implements Rule {
  /** Longer chains are left alone: each operator looks back over all of its own. */
  private static final int MAX_CHAIN = 32;

  @Override
  public String id() {
    return "json-path-operators";
  }

  @Override
  public String reason() {
    return "PostgreSQL's #> and #>> do not exist in DuckDB. The brackets keep them stronger than a"
        + " comparison, which DuckDB's arrows are not.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT data::json #>> '{Address,Country}' FROM kdb.records",
            "SELECT (data::json ->> '$.\"Address\".\"Country\"') FROM kdb.records"),
        Example.of(
            "SELECT data::json #> '{Lines,0}' FROM kdb.records",
            "SELECT (data::json -> '$.\"Lines\"[0]') FROM kdb.records"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (int i = 1; tokens.has(Kind.OPERATOR) && i < tokens.size(); i++) {
      if (tokens.is(i, Kind.OPERATOR) && tokens.text().charAt(tokens.start(i)) == '#') {
        operator(rewrite, i);
      }
    }
  }

  private void operator(Rewrite rewrite, int at) {
    Tokens tokens = rewrite.tokens();
    boolean text = tokens.spells(at, "#>>");
    if ((!text && !tokens.spells(at, "#>")) || !tokens.is(at + 1, Kind.STRING)) {
      return;
    }
    String path = path(tokens.name(at + 1));
    int left = operand(tokens, at - 1);
    if (path == null || left < 0) {
      return;
    }
    rewrite.edits().before(left, "(");
    rewrite.edits().replace(at, at + 1, text ? "->>" : "->");
    rewrite.edits().replace(at + 1, at + 2, Names.string(path));
    rewrite.edits().after(at + 1, ")");
    rewrite.note(this, tokens.raw(at) + " became an arrow with a path");
  }

  /** {@code {a,0,"b c"}} as a JSON path; null where it is not such a list. */
  private static String path(String keys) {
    if (keys.length() < 2 || keys.charAt(0) != '{' || !keys.endsWith("}")) {
      return null;
    }
    StringBuilder path = new StringBuilder("$");
    for (String key : keys.substring(1, keys.length() - 1).split(",", -1)) {
      String bare = key.trim();
      if (bare.startsWith("\"") && bare.endsWith("\"") && bare.length() > 1) {
        bare = bare.substring(1, bare.length() - 1);
      } else if (isIndex(bare)) {
        path.append('[').append(bare).append(']');
        continue;
      }
      if (bare.isEmpty() || bare.indexOf('"') >= 0 || bare.indexOf('\\') >= 0) {
        return null;
      }
      path.append(".\"").append(bare).append('"');
    }
    return path.toString();
  }

  private static boolean isIndex(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) < '0' || key.charAt(i) > '9') {
        return false;
      }
    }
    return !key.isEmpty() && key.length() < 8;
  }

  /**
   * Where the operand that ends at this token begins: a name, a call or a bracket, with casts,
   * subscripts and arrows behind it. -1 where it is something else.
   */
  private static int operand(Tokens tokens, int last) {
    int at = last;
    for (int links = 0; at >= 0 && links < MAX_CHAIN; links++) {
      int start = primary(tokens, at);
      if (start < 0) {
        return -1;
      }
      boolean cast = tokens.is(start - 1, Kind.CAST);
      boolean arrow = isArrow(tokens, start - 1);
      if (!cast && !arrow) {
        return start;
      }
      at = start - 2;
    }
    return -1;
  }

  private static boolean isArrow(Tokens tokens, int i) {
    return tokens.is(i, Kind.OPERATOR)
        && (tokens.spells(i, "->")
            || tokens.spells(i, "->>")
            || tokens.spells(i, "#>")
            || tokens.spells(i, "#>>"));
  }

  private static int primary(Tokens tokens, int last) {
    int at = last;
    while (tokens.is(at, Kind.CLOSE_BRACKET)) {
      at = tokens.partner(at) - 1;
    }
    if (tokens.is(at, Kind.CLOSE_PAREN)) {
      at = tokens.partner(at);
      return isCallee(tokens, at - 1) ? names(tokens, at - 1) : at;
    }
    if (tokens.is(at, Kind.STRING) || tokens.is(at, Kind.PARAMETER) || tokens.is(at, Kind.NUMBER)) {
      return at;
    }
    return tokens.isName(at) ? names(tokens, at) : -1;
  }

  private static boolean isCallee(Tokens tokens, int i) {
    if (!tokens.isName(i)) {
      return false;
    }
    Keyword keyword = tokens.keyword(i);
    return keyword == null || keyword == Keyword.CAST || keyword == Keyword.TRY_CAST;
  }

  private static int names(Tokens tokens, int last) {
    int at = last;
    while (tokens.is(at - 1, Kind.DOT) && tokens.isName(at - 2)) {
      at -= 2;
    }
    return at;
  }
}
