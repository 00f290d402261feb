package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Puts PIVOT and UNPIVOT, with their values named, under a join. */
final class PivotRule implements Rule {
  @Override
  public String id() {
    return "pivot";
  }

  @Override
  public String reason() {
    return "The endpoint refuses PIVOT directly behind FROM, and looks into its source only where"
        + " that is a subquery under a join";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "PIVOT kdb.records ON schema_name IN ('OrderPlaced') USING count(*) GROUP BY stream",
            "SELECT * FROM (SELECT * FROM kdb.records) AS records PIVOT (count(*) FOR (schema_name)"
                + " IN ('OrderPlaced') GROUP BY stream) SEMI JOIN (SELECT count(*) AS _kdb1 FROM"
                + " (SELECT 1 AS _kdb0 FROM kdb.records LIMIT 0) _kdb0) _kdb1 ON (true)"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (Select select : rewrite.tree().selects) {
      if (select.form == Select.Form.PIVOT) {
        statement(rewrite, select);
      } else if (select.form == Select.Form.GROUPING) {
        grouping(rewrite, select);
      }
    }
    for (FromClause clause : rewrite.tree().clauses) {
      if (isPivoted(clause)) {
        join(rewrite, clause);
      }
    }
  }

  /** Whether the clause as a whole is one PIVOT: of its only relation, or of all that it joins. */
  private static boolean isPivoted(FromClause clause) {
    FromItem last = clause.items.get(clause.items.size() - 1);
    boolean ends = last.pivot >= 0 && last.end == clause.end;
    return clause.commaItems == 1
        && (clause.isJoined() ? ends || clause.pivotEnd == clause.end : last.pivot >= 0);
  }

  private void join(Rewrite rewrite, FromClause clause) {
    boolean correlated = clause.select.query.inExpression && clause == clause.select.from;
    boolean comma = correlated && !Stars.isIn(rewrite.tokens(), clause.select);
    String one = rewrite.oneRow();
    rewrite.edits().after(clause.end - 1, comma ? ", " + one : " SEMI JOIN " + one + " ON (true)");
    rewrite.note(this, "PIVOT is joined with one row");
  }

  /** The statement becomes {@code SELECT * FROM source PIVOT (..)}; its parts stay as written. */
  private void statement(Rewrite rewrite, Select select) {
    Tokens tokens = rewrite.tokens();
    int from = select.rest;
    boolean pivot = isPivot(tokens.keyword(select.start));
    Pieces body = pivot ? pivot(tokens, from, select.end) : unpivot(tokens, from, select.end);
    if (body == null || select.from.items.isEmpty()) {
      rewrite.giveUp("PIVOT or UNPIVOT has a form that is not known");
      return;
    }
    body.text(" SEMI JOIN " + rewrite.oneRow() + " ON (true)");
    rewrite.edits().replace(select.start, select.start + 1, "SELECT * FROM");
    rewrite.edits().replace(from, select.end, body);
    rewrite.note(this, "the statement becomes SELECT * FROM .. PIVOT, joined with one row");
  }

  /** Without ON there is nothing to pivot: DuckDB selects the groups, then the aggregates. */
  private void grouping(Rewrite rewrite, Select select) {
    Tokens tokens = rewrite.tokens();
    int using = tokens.is(select.rest, Keyword.USING) ? select.rest : -1;
    int group = find(tokens, select.rest, select.end, Keyword.GROUP, Keyword.GROUP);
    boolean grouped = group < select.end;
    if (grouped && !tokens.is(group + 1, Keyword.BY)) {
      rewrite.giveUp("GROUP stands without BY");
      return;
    }
    Pieces list = new Pieces().text("SELECT ");
    if (grouped) {
      list.tokens(group + 2, select.end).text(using < 0 ? "" : ", ");
    }
    if (using >= 0) {
      list.tokens(using + 1, group);
      rewrite.edits().drop(using, group);
    }
    rewrite.edits().replace(select.start, select.start + 1, list.text(" FROM"));
    rewrite.note(this, "the statement without ON becomes SELECT .. FROM .. GROUP BY");
  }

  private static boolean isPivot(Keyword keyword) {
    return keyword == Keyword.PIVOT || keyword == Keyword.PIVOT_WIDER;
  }

  private static Pieces pivot(Tokens tokens, int from, int end) {
    int on = tokens.is(from, Keyword.ON) ? from : -1;
    int onEnd = on < 0 ? from : find(tokens, on, end, Keyword.USING, Keyword.GROUP);
    int using = tokens.is(onEnd, Keyword.USING) && onEnd < end ? onEnd : -1;
    int usingEnd = using < 0 ? onEnd : find(tokens, using, end, Keyword.GROUP, Keyword.GROUP);
    if (on < 0 || (usingEnd < end && !tokens.is(usingEnd, Keyword.GROUP))) {
      return null;
    }
    Pieces pieces = new Pieces().text("PIVOT (");
    if (using < 0) {
      pieces.text("count(*)");
    } else {
      pieces.tokens(using + 1, usingEnd);
    }
    if (!columns(tokens, on + 1, onEnd, pieces.text(" FOR"))) {
      return null;
    }
    if (usingEnd < end) {
      pieces.text(" ").tokens(usingEnd, end);
    }
    return pieces.text(")");
  }

  /** {@code a IN (..), b IN (..)}; without IN the values would have to be asked for first. */
  private static boolean columns(Tokens tokens, int from, int end, Pieces pieces) {
    int start = from;
    while (start < end) {
      int comma = comma(tokens, start, end);
      int in = find(tokens, start, comma, Keyword.IN, Keyword.IN);
      if (in >= comma || in == start || Grammar.opensQuery(tokens, in + 1)) {
        return false;
      }
      pieces.text(" (").tokens(start, in).text(") ").tokens(in, comma);
      start = comma + 1;
    }
    return from < end;
  }

  private static Pieces unpivot(Tokens tokens, int from, int end) {
    int on = find(tokens, from, end, Keyword.ON, Keyword.ON);
    int into = find(tokens, on, end, Keyword.INTO, Keyword.INTO);
    if (on >= end || into <= on + 1) {
      return null;
    }
    Pieces pieces = new Pieces().text("UNPIVOT ");
    if (on > from) {
      pieces.tokens(from, on).text(" ");
    }
    return unpivoted(tokens, on, into, end, pieces);
  }

  private static Pieces unpivoted(Tokens tokens, int on, int into, int end, Pieces pieces) {
    if (into >= end) {
      return pieces.text("(value FOR name IN (").tokens(on + 1, end).text("))");
    }
    int value = into + 3;
    boolean named =
        tokens.isNamed(into + 1, "name")
            && (tokens.isNamed(value, "value") || tokens.isNamed(value, "values"));
    if (!named || value + 1 >= end) {
      return null;
    }
    boolean several = comma(tokens, value + 1, end) < end;
    pieces.text(several ? "((" : "(").tokens(value + 1, end).text(several ? ") FOR " : " FOR ");
    pieces.tokens(into + 2, into + 3).text(" IN (").tokens(on + 1, into);
    return pieces.text("))");
  }

  private static int comma(Tokens tokens, int from, int end) {
    int i = from;
    while (i < end && !tokens.is(i, Kind.COMMA)) {
      i = tokens.skip(i);
    }
    return Math.min(i, end);
  }

  private static int find(Tokens tokens, int from, int end, Keyword one, Keyword other) {
    int i = from;
    while (i < end && !tokens.is(i, one) && !tokens.is(i, other)) {
      i = tokens.skip(i);
    }
    return Math.min(i, end);
  }
}
