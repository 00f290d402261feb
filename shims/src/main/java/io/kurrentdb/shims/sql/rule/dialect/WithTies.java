package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Pieces;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** FETCH FIRST n ROWS WITH TIES, in plain queries: everything that ranks among the first n. */
public final class WithTies implements Rule {
  @Override
  public String id() {
    return "with-ties";
  }

  @Override
  public String reason() {
    return "The standard's WITH TIES is a syntax error in DuckDB; ranking the rows says the same.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT stream FROM kdb.records ORDER BY log_position FETCH FIRST 3 ROWS WITH TIES",
            "SELECT stream FROM kdb.records QUALIFY rank() OVER (ORDER BY log_position) <= 3 ORDER BY"
                + " log_position"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Keyword.TIES)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Keyword.FETCH)) {
        fetch(rewrite, i);
      }
    }
  }

  private void fetch(Rewrite rewrite, int at) {
    Tokens tokens = rewrite.tokens();
    boolean first = tokens.is(at + 1, Keyword.FIRST) || tokens.is(at + 1, Keyword.NEXT);
    boolean count = tokens.is(at + 2, Kind.NUMBER) || tokens.is(at + 2, Kind.PARAMETER);
    boolean rows = tokens.is(at + 3, Keyword.ROWS) || tokens.is(at + 3, Keyword.ROW);
    boolean ties = tokens.is(at + 4, Keyword.WITH) && tokens.is(at + 5, Keyword.TIES);
    int order = first && count && rows && ties ? order(tokens, at) : -1;
    if (order < 0) {
      return;
    }
    Pieces rank =
        new Pieces()
            .text("QUALIFY rank() OVER (")
            .tokens(order, at)
            .text(") <= ")
            .tokens(at + 2, at + 3)
            .text(" ")
            .tokens(order, at);
    rewrite.edits().replace(order, at + 6, rank);
    rewrite.note(this, "WITH TIES became a rank");
  }

  /** Where the ORDER BY of this plain query begins; -1 where a rank would not say the same. */
  private static int order(Tokens tokens, int fetch) {
    int order = -1;
    for (int i = fetch - 1; i >= 0; i--) {
      int partner = tokens.partner(i);
      if (partner > i) {
        return -1;
      }
      i = partner >= 0 ? partner : i;
      Keyword keyword = partner >= 0 ? null : tokens.keyword(i);
      if (keyword == Keyword.ORDER && order < 0) {
        order = i;
      }
      if (order < 0 && tokens.is(i, Kind.NUMBER)) {
        return -1;
      }
      if (keyword == Keyword.SELECT) {
        return order >= 0 && isPlain(tokens, i) ? order : -1;
      }
      if (isDisturbing(keyword)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isPlain(Tokens tokens, int select) {
    return !tokens.is(select + 1, Keyword.DISTINCT)
        && (select == 0 || tokens.is(select - 1, Kind.OPEN_PAREN));
  }

  private static boolean isDisturbing(Keyword keyword) {
    return keyword == Keyword.UNION
        || keyword == Keyword.EXCEPT
        || keyword == Keyword.INTERSECT
        || keyword == Keyword.QUALIFY
        || keyword == Keyword.OFFSET
        || keyword == Keyword.LIMIT
        || keyword == Keyword.FETCH
        || keyword == Keyword.GROUP
        || keyword == Keyword.WINDOW
        || keyword == Keyword.ALL;
  }
}
