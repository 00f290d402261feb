package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayDeque;

/**
 * Finds the structure of a text by position. Queries inside queries wait in a queue, so that no
 * nesting of the text becomes a nesting of calls. Whatever is not known makes it give up.
 */
final class TreeReader {
  /** The server takes about 20 nested queries; deeper ones are left to its own answer. */
  private static final int MAX_DEPTH = 40;

  private final Tree tree;
  private final Tokens tokens;
  private final ArrayDeque<Query> waiting = new ArrayDeque<>();
  private final ExpressionReader expressions;
  private final FromReader froms;

  private TreeReader(Tree tree) {
    this.tree = tree;
    this.tokens = tree.tokens;
    this.expressions = new ExpressionReader(tree, this);
    this.froms = new FromReader(tree, this, expressions);
  }

  /** The tree of a whole text of one statement; perhaps one that is not understood. */
  static Tree read(Tokens tokens) {
    Tree tree = new Tree(tokens);
    int start = 0;
    while (tokens.is(start, Kind.SEMICOLON)) {
      start++;
    }
    int end = tokens.size();
    while (end > start && tokens.is(end - 1, Kind.SEMICOLON)) {
      end--;
    }
    new TreeReader(tree).run(start, end);
    return tree;
  }

  private void run(int start, int end) {
    add(new Query(start, end, null, null, 0, null, null));
    while (!waiting.isEmpty() && tree.isUnderstood()) {
      read(waiting.poll());
    }
  }

  /** A query between brackets, to be read later. */
  Query inside(int open, Scope outer, Environment environment, Query around, Cte cte) {
    int end = tokens.partner(open);
    Query query = new Query(open + 1, end, outer, environment, around.depth + 1, cte, around);
    int height = 1;
    for (Query q = around; q != null && q.height < height; q = q.around) {
      q.height = height++;
    }
    add(query);
    return query;
  }

  private void add(Query query) {
    if (query.depth > MAX_DEPTH) {
      tree.giveUp("queries stand more than " + MAX_DEPTH + " deep in each other");
    }
    tree.queries.add(query);
    waiting.add(query);
  }

  private void read(Query query) {
    Environment environment = query.environment;
    int i = query.start;
    if (tokens.is(i, Keyword.WITH)) {
      i = WithReader.read(tree, this, query);
      if (!tree.isUnderstood()) {
        return;
      }
      environment = new Environment(query.with, query.with.ctes.size(), environment);
    }
    i = terms(query, environment, i);
    tail(query, environment, i);
  }

  private int terms(Query query, Environment environment, int first) {
    int i = term(query, environment, first);
    while (tree.isUnderstood() && i < query.end && Grammar.isSetOperator(tokens, i)) {
      query.isSetOperation = true;
      i = term(query, environment, afterOperator(i));
    }
    return i;
  }

  private int afterOperator(int operator) {
    int i = operator + 1;
    if (tokens.is(i, Keyword.ALL) || tokens.is(i, Keyword.DISTINCT)) {
      i++;
    }
    return tokens.is(i, Keyword.BY) ? i + 2 : i;
  }

  private int term(Query query, Environment environment, int i) {
    if (i >= query.end) {
      tree.giveUpAt(i);
      return i;
    }
    if (Grammar.opensQuery(tokens, i)) {
      Cte cte = query.cte;
      query.terms.add(inside(i, query.outer, environment, query, cte));
      return tokens.skip(i);
    }
    return Grammar.startsQuery(tokens, i) ? form(query, environment, i) : unknown(i);
  }

  private int unknown(int i) {
    tree.giveUpAt(i);
    return i;
  }

  private int form(Query query, Environment environment, int i) {
    switch (tokens.keyword(i)) {
      case SELECT:
      case FROM:
        return select(begin(Select.Form.SELECT, query, i), environment);
      case VALUES:
        return values(begin(Select.Form.VALUES, query, i), environment);
      case TABLE:
        return table(begin(Select.Form.TABLE, query, i), environment);
      case WITH:
        return unknown(i);
      default:
        return pivot(begin(pivotForm(query, i), query, i), environment);
    }
  }

  private Select.Form pivotForm(Query query, int i) {
    Keyword keyword = tokens.keyword(i);
    boolean pivot = keyword == Keyword.PIVOT || keyword == Keyword.PIVOT_WIDER;
    int next = Grammar.pivotSourceEnd(tokens, i + 1, query.end);
    boolean grouping =
        next < query.end && (tokens.is(next, Keyword.USING) || tokens.is(next, Keyword.GROUP));
    return pivot && grouping ? Select.Form.GROUPING : Select.Form.PIVOT;
  }

  private Select begin(Select.Form form, Query query, int i) {
    Select select = new Select(form, query, new Scope(query.outer, query.cte), i);
    select.scope.select = select;
    query.selects.add(select);
    tree.selects.add(select);
    return select;
  }

  private int select(Select select, Environment environment) {
    int i = select.start;
    int end = select.query.end;
    i = tokens.is(i, Keyword.SELECT) ? listFirst(select, i, end) : fromFirst(select, i, end);
    select.rest = i;
    while (i < end && isSelectClause(i)) {
      i = Grammar.clauseEnd(tokens, i + 1, end);
    }
    select.end = i;
    if (select.from != null) {
      select.scope.from = select.from;
      froms.read(select.from, select.scope, environment);
    }
    expressions.read(select.listStart, select.listEnd, select.scope, environment, select.query);
    expressions.read(select.rest, select.end, select.scope, environment, select.query);
    return i;
  }

  private int listFirst(Select select, int i, int end) {
    select.listStart = i + 1;
    select.listEnd = Grammar.clauseEnd(tokens, i + 1, end);
    if (!tokens.is(select.listEnd, Keyword.FROM) || select.listEnd >= end) {
      return select.listEnd;
    }
    int fromEnd = Grammar.clauseEnd(tokens, select.listEnd + 1, end);
    select.from = from(select.listEnd + 1, fromEnd, select);
    return fromEnd;
  }

  private int fromFirst(Select select, int i, int end) {
    int fromEnd = Grammar.clauseEnd(tokens, i + 1, end);
    select.from = from(i + 1, fromEnd, select);
    if (!tokens.is(fromEnd, Keyword.SELECT) || fromEnd >= end) {
      return fromEnd;
    }
    select.listStart = fromEnd + 1;
    select.listEnd = Grammar.clauseEnd(tokens, fromEnd + 1, end);
    return select.listEnd;
  }

  /** DuckDB lets a list end with a comma: it is not part of the clause. */
  private FromClause from(int start, int end, Select select) {
    boolean comma = end > start + 1 && tokens.is(end - 1, Kind.COMMA);
    return new FromClause(start, comma ? end - 1 : end, select);
  }

  private boolean isSelectClause(int i) {
    Keyword keyword = tokens.keyword(i);
    return keyword == Keyword.WHERE
        || keyword == Keyword.GROUP
        || keyword == Keyword.HAVING
        || keyword == Keyword.QUALIFY
        || keyword == Keyword.WINDOW
        || keyword == Keyword.USING;
  }

  private int values(Select select, Environment environment) {
    int i = select.start + 1;
    while (tokens.is(i, Kind.OPEN_PAREN)) {
      int close = tokens.partner(i);
      expressions.read(i + 1, close, select.scope, environment, select.query);
      i = tokens.is(close + 1, Kind.COMMA) ? close + 2 : close + 1;
    }
    select.end = i;
    return i > select.start + 1 ? i : unknown(i);
  }

  private int table(Select select, Environment environment) {
    int i = select.start + 2;
    while (tokens.is(i, Kind.DOT) && tokens.isName(i + 1)) {
      i += 2;
    }
    select.from = new FromClause(select.start + 1, i, select);
    select.scope.from = select.from;
    froms.read(select.from, select.scope, environment);
    select.end = i;
    select.rest = i;
    return i;
  }

  private int pivot(Select select, Environment environment) {
    int end = select.query.end;
    int itemEnd = Grammar.pivotSourceEnd(tokens, select.start + 1, end);
    select.from = new FromClause(select.start + 1, itemEnd, select);
    select.scope.from = select.from;
    froms.read(select.from, select.scope, environment);
    int i = itemEnd;
    while (i < end && !Grammar.startsTail(tokens, i) && !Grammar.isSetOperator(tokens, i)) {
      i = tokens.skip(i);
    }
    expressions.read(itemEnd, i, select.scope, environment, select.query);
    select.rest = itemEnd;
    select.end = i;
    return i;
  }

  private void tail(Query query, Environment environment, int i) {
    query.tail = i;
    if (i >= query.end || !tree.isUnderstood()) {
      return;
    }
    if (!Grammar.startsTail(tokens, i)) {
      tree.giveUpAt(i);
      return;
    }
    boolean one = query.selects.size() == 1 && query.terms.isEmpty();
    Scope scope = one ? query.selects.get(0).scope : new Scope(query.outer, query.cte);
    scope.branches = one ? null : query;
    expressions.read(i, query.end, scope, environment, query);
    for (int at = i; at < query.end; at = tokens.skip(at)) {
      query.isLimited |= tokens.is(at, Keyword.LIMIT) || tokens.is(at, Keyword.FETCH);
    }
  }
}
