package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Pieces;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** Row limits right after SELECT: SQL Server's TOP, Informix's and Firebird's FIRST and SKIP. */
public final class Top implements Rule {
  @Override
  public String id() {
    return "top";
  }

  @Override
  public String reason() {
    return "SQL Server, Access and Sybase limit rows with TOP n, Informix and Firebird with FIRST n"
        + " SKIP m; DuckDB with LIMIT at the end of the query.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT TOP 5 stream FROM kdb.records ORDER BY 1",
            "SELECT stream FROM kdb.records ORDER BY 1 LIMIT 5"),
        Example.of(
            "SELECT FIRST 5 SKIP 10 stream FROM kdb.records ORDER BY 1",
            "SELECT stream FROM kdb.records ORDER BY 1 LIMIT 5 OFFSET 10"),
        Example.of("SELECT top FROM t", "SELECT top FROM t"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Keyword.TOP) && !tokens.has(Keyword.FIRST)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Keyword.SELECT)) {
        int word =
            tokens.is(i + 1, Keyword.DISTINCT) || tokens.is(i + 1, Keyword.ALL) ? i + 2 : i + 1;
        if (tokens.is(word, Keyword.TOP) || tokens.is(word, Keyword.FIRST)) {
          limit(rewrite, i, word);
        }
      }
    }
  }

  private void limit(Rewrite rewrite, int select, int word) {
    Tokens tokens = rewrite.tokens();
    int count = word + 1;
    int after = isCount(tokens, count) ? tokens.skip(count) : -1;
    if (after < 0 || (tokens.is(count, Kind.OPEN_PAREN) && !isItem(tokens, after))) {
      return;
    }
    boolean percent = tokens.is(after, Keyword.PERCENT);
    boolean skip = tokens.isNamed(after, "skip") && isCount(tokens, after + 1);
    int items = percent ? after + 1 : skip ? tokens.skip(after + 1) : after;
    int end = end(tokens, items);
    if (end < 0 || tokens.is(items, Keyword.WITH) || tokens.is(items, Keyword.FROM)) {
      return;
    }
    Pieces limit =
        new Pieces().text(" LIMIT ").tokens(count, tokens.skip(count)).text(percent ? "%" : "");
    if (skip) {
      limit.text(" OFFSET ").tokens(after + 1, tokens.skip(after + 1));
    }
    place(rewrite, select, word, items, end, limit);
  }

  /** In a set operation the limit is its branch's own. */
  private void place(Rewrite rewrite, int select, int word, int items, int end, Pieces limit) {
    Tokens tokens = rewrite.tokens();
    rewrite.edits().drop(word, items);
    boolean branch = isSetOperation(tokens, end) || isAfterSetOperation(tokens, select);
    if (branch) {
      rewrite.edits().before(select, "(");
      limit.text(")");
    }
    rewrite.edits().after(end - 1, limit);
    rewrite.note(this, tokens.raw(word) + " became LIMIT");
  }

  private static boolean isCount(Tokens tokens, int i) {
    return tokens.is(i, Kind.NUMBER)
        || tokens.is(i, Kind.PARAMETER)
        || (tokens.is(i, Kind.OPEN_PAREN) && tokens.partner(i) == i + 2);
  }

  /** TOP (5) x is a limit, top(5) FROM, top(5) + 1 and top(5) AS y are a call. */
  private static boolean isItem(Tokens tokens, int i) {
    Keyword keyword = tokens.keyword(i);
    boolean name = tokens.isName(i) && (keyword == null || keyword == Keyword.PERCENT);
    boolean alias = name && (tokens.is(i + 1, Keyword.FROM) || tokens.is(i + 1, Kind.COMMA));
    return tokens.is(i, Kind.STAR) || (name && !alias) || (alias && !tokens.is(i - 1, Kind.NUMBER));
  }

  /** The token after this query; -1 where it has a limit already, or is no sound query. */
  private static int end(Tokens tokens, int from) {
    int i = from;
    while (i < tokens.size() && !isEnd(tokens, i)) {
      if (isLimit(tokens.keyword(i)) || tokens.is(i, Keyword.SELECT)) {
        return -1;
      }
      i = tokens.skip(i);
    }
    return i;
  }

  private static boolean isLimit(Keyword keyword) {
    return keyword == Keyword.LIMIT || keyword == Keyword.FETCH || keyword == Keyword.OFFSET;
  }

  private static boolean isEnd(Tokens tokens, int i) {
    return tokens.is(i, Kind.CLOSE_PAREN)
        || tokens.is(i, Kind.SEMICOLON)
        || isSetOperation(tokens, i);
  }

  private static boolean isSetOperation(Tokens tokens, int i) {
    return tokens.is(i, Keyword.UNION)
        || tokens.is(i, Keyword.INTERSECT)
        || (tokens.is(i, Keyword.EXCEPT) && !tokens.is(i + 1, Kind.OPEN_PAREN));
  }

  private static boolean isAfterSetOperation(Tokens tokens, int select) {
    int before =
        tokens.is(select - 1, Keyword.ALL) || tokens.is(select - 1, Keyword.DISTINCT)
            ? select - 2
            : select - 1;
    return isSetOperation(tokens, before) && before >= 0;
  }
}
