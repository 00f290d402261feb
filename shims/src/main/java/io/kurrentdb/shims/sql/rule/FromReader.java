package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Reads FROM clauses: items, joins, conditions. */
final class FromReader {
  private final Tree tree;
  private final Tokens tokens;
  private final TreeReader queries;
  private final ExpressionReader expressions;

  FromReader(Tree tree, TreeReader queries, ExpressionReader expressions) {
    this.tree = tree;
    this.tokens = tree.tokens;
    this.queries = queries;
    this.expressions = expressions;
  }

  /** Where one clause is read: what its names see, and how far it goes. */
  private static final class Place {
    final FromClause clause;
    final Scope scope;
    final Environment environment;

    Place(FromClause clause, Scope scope, Environment environment) {
      this.clause = clause;
      this.scope = scope;
      this.environment = environment;
    }

    Query query() {
      return clause.select.query;
    }
  }

  void read(FromClause clause, Scope scope, Environment environment) {
    tree.clauses.add(clause);
    Place place = new Place(clause, scope, environment);
    int i = joined(place, clause.start, clause.end);
    clause.commaItems = 1;
    while (tree.isUnderstood() && i < clause.end && tokens.is(i, Kind.COMMA)) {
      clause.commaItems++;
      i = joined(place, i + 1, clause.end);
    }
    if (i != clause.end) {
      tree.giveUpAt(i);
    }
  }

  /** An item and the joins behind it; each ON or USING belongs to the join that still waits. */
  private int joined(Place place, int start, int end) {
    int i = operand(place, start, end);
    int waiting = 0;
    while (tree.isUnderstood() && i < end) {
      if (waiting > 0 && (tokens.is(i, Keyword.ON) || tokens.is(i, Keyword.USING))) {
        i = condition(place, i, end);
        waiting--;
        continue;
      }
      if (waiting == 0 && Grammar.isPivotSuffix(tokens, i)) {
        i = pivotOfJoin(place, i, end);
        continue;
      }
      int word = Join.wordAt(tokens, i, end);
      if (word < 0) {
        break;
      }
      Join join = new Join(Join.typeAt(tokens, i), i, word);
      place.clause.joins.add(join);
      waiting += join.type == Join.Type.OTHER ? 1 : 0;
      i = right(place, join, end);
    }
    if (waiting > 0) {
      tree.giveUp("a join has no condition");
    }
    return i;
  }

  private int right(Place place, Join join, int end) {
    int start = join.word + 1;
    int joinsBefore = place.clause.joins.size();
    int i = operand(place, start, end);
    join.rightEnd = i;
    boolean loses = join.type == Join.Type.NATURAL || join.type == Join.Type.POSITIONAL;
    List<Join> joins = place.clause.joins;
    if (loses && !areAllInnerNatural(joins.subList(joinsBefore - 1, joins.size()))) {
      place.clause.lossy = join;
    }
    return i;
  }

  /** A chain of these gives the same rows however it is put in parentheses. */
  private boolean areAllInnerNatural(List<Join> joins) {
    for (Join join : joins) {
      boolean inner = join.word == join.start + 1 || tokens.is(join.start + 1, Keyword.INNER);
      if (joins.size() > 1 && (join.type != Join.Type.NATURAL || !inner)) {
        return false;
      }
    }
    return true;
  }

  private int condition(Place place, int i, int end) {
    if (tokens.is(i, Keyword.USING)) {
      return tokens.is(i + 1, Kind.OPEN_PAREN) ? tokens.skip(i + 1) : unknown(i);
    }
    int at = Grammar.conditionEnd(tokens, i + 1, end);
    expressions.read(i + 1, at, place.scope, place.environment, place.query());
    place.clause.lastConditionStart = i + 1;
    place.clause.lastConditionEnd = at;
    return at;
  }

  private int unknown(int i) {
    tree.giveUpAt(i);
    return i;
  }

  /** A relation with all that belongs to it, or a join in parentheses. */
  private int operand(Place place, int start, int end) {
    if (start >= end || !tree.isUnderstood()) {
      return unknown(start);
    }
    int i = start;
    FromItem item = new FromItem(place.clause, place.scope, place.environment, start);
    if (tokens.is(i + 1, Kind.COLON) && (tokens.isName(i) || tokens.is(i, Kind.STRING))) {
      item.alias = i;
      item.hasPrefixAlias = true;
      i += 2;
    }
    i = tokens.is(i, Keyword.LATERAL) ? i + 1 : i;
    if (tokens.is(i, Kind.OPEN_PAREN) && !Grammar.opensQuery(tokens, i)) {
      return parenthesised(place, item, i, end);
    }
    i = primary(place, item, i);
    return finish(place, item, i, end);
  }

  /** Without an alias the parentheses only group; with one they are a subquery of their own. */
  private int parenthesised(Place place, FromItem item, int open, int end) {
    int close = tokens.partner(open);
    if (item.alias < 0 && !Grammar.startsAlias(tokens, close + 1, end)) {
      int i = joined(place, open + 1, close);
      return i == close ? close + 1 : unknown(i);
    }
    item.kind = FromItem.Kind.GROUP;
    item.primaryStart = open;
    item.primaryEnd = close + 1;
    item.group = new FromClause(open + 1, close, place.clause.select);
    Scope inner = new Scope(place.scope, null);
    inner.from = item.group;
    read(item.group, inner, place.environment);
    return finish(place, item, close + 1, end);
  }

  private int primary(Place place, FromItem item, int i) {
    item.primaryStart = i;
    if (tokens.is(i, Kind.OPEN_PAREN)) {
      item.kind = FromItem.Kind.SUBQUERY;
      Query around = place.query();
      item.query = queries.inside(i, place.scope, place.environment, around, null);
      item.query.inExpression = around.inExpression;
      return tokens.skip(i);
    }
    if (tokens.is(i, Keyword.VALUES) && tokens.is(i + 1, Kind.OPEN_PAREN)) {
      return values(place, item, i + 1);
    }
    if (tokens.is(i, Kind.STRING)) {
      item.kind = FromItem.Kind.OTHER;
      return i + 1;
    }
    return tokens.isName(i) ? named(place, item, i) : unknown(i);
  }

  private int values(Place place, FromItem item, int firstRow) {
    item.kind = FromItem.Kind.VALUES;
    item.arguments = firstRow;
    int i = firstRow;
    while (true) {
      int close = tokens.partner(i);
      expressions.read(i + 1, close, place.scope, place.environment, place.query());
      boolean comma = tokens.is(close + 1, Kind.COMMA);
      if (comma && tokens.is(close + 2, Keyword.AS)) {
        // DuckDB lets the rows end with a comma.
        return close + 2;
      }
      if (!comma || !tokens.is(close + 2, Kind.OPEN_PAREN)) {
        return close + 1;
      }
      i = close + 2;
    }
  }

  private int named(Place place, FromItem item, int start) {
    int i = start + 1;
    while (tokens.is(i, Kind.DOT) && tokens.isName(i + 1)) {
      i += 2;
    }
    item.kind = FromItem.Kind.TABLE;
    if (!tokens.is(i, Kind.OPEN_PAREN)) {
      return i;
    }
    item.kind = FromItem.Kind.FUNCTION;
    item.arguments = i;
    int close = tokens.partner(i);
    expressions.read(i + 1, close, place.scope, place.environment, place.query());
    i = close + 1;
    if (tokens.is(i, Keyword.WITH) && tokens.is(i + 1, Keyword.ORDINALITY)) {
      item.hasOrdinality = true;
      i += 2;
    }
    return i;
  }

  private int finish(Place place, FromItem item, int primaryEnd, int end) {
    item.primaryEnd = item.hasOrdinality ? primaryEnd - 2 : primaryEnd;
    int i = alias(item, primaryEnd, end);
    i = Grammar.sampleEnd(tokens, i, end);
    while (i < end && Grammar.isPivotSuffix(tokens, i) && tree.isUnderstood()) {
      i = pivot(place, item, i, end);
      i = Grammar.sampleEnd(tokens, i, end);
    }
    item.end = i;
    name(item);
    place.clause.items.add(item);
    return i;
  }

  private void name(FromItem item) {
    int alias = item.pivotAlias >= 0 ? item.pivotAlias : item.alias;
    if (alias >= 0) {
      item.name = tokens.name(alias);
    } else if (item.kind == FromItem.Kind.TABLE) {
      item.name = tokens.name(item.primaryEnd - 1);
    } else if (item.kind == FromItem.Kind.FUNCTION) {
      item.name = tokens.name(item.arguments - 1);
    }
  }

  private int alias(FromItem item, int i, int end) {
    boolean as = i < end && tokens.is(i, Keyword.AS);
    int at = as ? i + 1 : i;
    boolean named =
        as ? tokens.isName(at) || tokens.is(at, Kind.STRING) : Grammar.startsAlias(tokens, at, end);
    if (at >= end || !named) {
      return as ? unknown(i) : i;
    }
    item.alias = at;
    if (at + 1 < end && tokens.is(at + 1, Kind.OPEN_PAREN)) {
      item.columns = at + 1;
      return tokens.skip(at + 1);
    }
    return at + 1;
  }

  /** Behind a condition: of all that is joined so far. */
  private int pivotOfJoin(Place place, int start, int end) {
    FromItem whole = new FromItem(place.clause, place.scope, place.environment, start);
    int i = pivot(place, whole, start, end);
    place.clause.pivotEnd = i;
    return i;
  }

  private int pivot(Place place, FromItem item, int start, int end) {
    int open = start + 1;
    while (open < end && !tokens.is(open, Kind.OPEN_PAREN)) {
      open++;
    }
    if (open >= end) {
      return unknown(start);
    }
    item.pivot = item.pivot < 0 ? start : item.pivot;
    item.pivotEnd = tokens.skip(open);
    expressions.read(open + 1, item.pivotEnd - 1, place.scope, place.environment, place.query());
    int before = item.alias;
    int columnsBefore = item.columns;
    int i = alias(item, item.pivotEnd, end);
    item.pivotAlias = item.alias != before ? item.alias : -1;
    item.alias = before;
    item.columns = columnsBefore;
    return i;
  }
}
