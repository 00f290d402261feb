package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Moves range, generate_series and unnest from FROM into a select list. */
final class TableFunctionRule implements Rule {
  @Override
  public String id() {
    return "table-function";
  }

  @Override
  public String reason() {
    return "The endpoint refuses every table function; these three are ordinary functions too, and"
        + " read nothing. All others stay refused";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT i FROM range(5) t(i)",
            "SELECT i FROM (SELECT unnest(range(5)) AS range FROM (SELECT count(*) AS _kdb1 FROM"
                + " (SELECT 1 AS _kdb0 FROM kdb.records LIMIT 0) _kdb0) _kdb1) t(i)"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    for (FromClause clause : rewrite.tree().clauses) {
      for (FromItem item : clause.items) {
        if (item.kind == FromItem.Kind.FUNCTION && !item.isStandIn) {
          move(rewrite, tokens, item);
        }
      }
    }
  }

  private void move(Rewrite rewrite, Tokens tokens, FromItem item) {
    boolean unnest = item.isFunction(tokens, "unnest");
    boolean series = item.isFunction(tokens, "range") || item.isFunction(tokens, "generate_series");
    int most = unnest ? 1 : 3;
    if ((!unnest && !series) || !hasPlainArguments(tokens, item.arguments, most)) {
      return;
    }
    item.isStandIn = true;
    String name = Rewrite.lower(tokens.name(item.primaryStart));
    if (item.hasOrdinality || namesItself(tokens, item, name)) {
      inTwoSteps(rewrite, tokens, item, name);
    } else {
      rewrite.edits().before(item.primaryStart, unnest ? "(SELECT " : "(SELECT unnest(");
      String end = (unnest ? " AS " : ") AS ") + name + " FROM " + rewrite.oneRow() + ")";
      rewrite.edits().after(item.primaryEnd - 1, end);
    }
    if (!item.hasAlias()) {
      rewrite.edits().after(lastToken(item), " AS " + item.ownAlias(tokens));
    }
    rewrite.note(this, name + " moves from FROM into a select list");
  }

  private static int lastToken(FromItem item) {
    return item.hasOrdinality ? item.primaryEnd + 1 : item.primaryEnd - 1;
  }

  /** A column from outside called range would be the one that we call so. */
  private static boolean namesItself(Tokens tokens, FromItem item, String name) {
    for (int i = item.arguments + 1; i < item.primaryEnd - 1; i++) {
      if (tokens.isName(i)
          && tokens.isNamed(i, name)
          && !tokens.is(i + 1, Kind.DOT)
          && !tokens.is(i + 1, Kind.OPEN_PAREN)) {
        return true;
      }
    }
    return false;
  }

  /** The list is named first, so that what makes it runs once. */
  private static void inTwoSteps(Rewrite rewrite, Tokens tokens, FromItem item, String name) {
    boolean unnest = name.equals("unnest");
    String list = rewrite.freshName();
    String from = rewrite.freshName();
    String before =
        "(SELECT unnest("
            + list
            + ") AS "
            + name
            + (item.hasOrdinality ? ", generate_subscripts(" + list + ", 1) AS ordinality" : "")
            + " FROM (SELECT ";
    String after = " AS " + list + " FROM " + rewrite.oneRow() + ") " + from + ")";
    Pieces pieces = new Pieces().text(before);
    if (unnest) {
      pieces.tokens(item.arguments + 1, item.primaryEnd - 1);
    } else {
      pieces.tokens(item.primaryStart, item.arguments).text("(");
      pieces.tokens(item.arguments + 1, item.primaryEnd - 1).text(")");
    }
    int end = item.hasOrdinality ? item.primaryEnd + 2 : item.primaryEnd;
    rewrite.edits().replace(item.primaryStart, end, pieces.text(after));
  }

  private static boolean hasPlainArguments(Tokens tokens, int open, int most) {
    int close = tokens.partner(open);
    int commas = 0;
    for (int i = open + 1; i < close; i = tokens.skip(i)) {
      commas += tokens.is(i, Kind.COMMA) ? 1 : 0;
      if (tokens.is(i, Kind.OPERATOR) && (tokens.spells(i, ":=") || tokens.spells(i, "=>"))) {
        return false;
      }
    }
    return close > open + 1 && commas < most;
  }
}
