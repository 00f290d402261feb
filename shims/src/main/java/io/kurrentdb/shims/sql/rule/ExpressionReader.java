package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.Set;

/** Reads stretches of expressions: the queries in them, and the names that could be tables'. */
final class ExpressionReader {
  /** Words that stand before an operand and are no keywords to the lexer. */
  private static final Set<String> OPERATORS =
      Set.of("zone", "to", "escape", "placing", "leading", "trailing");

  private final Tree tree;
  private final Tokens tokens;
  private final TreeReader queries;

  ExpressionReader(Tree tree, TreeReader queries) {
    this.tree = tree;
    this.tokens = tree.tokens;
    this.queries = queries;
  }

  void read(int start, int end, Scope scope, Environment environment, Query around) {
    int i = start;
    while (i >= 0 && i < end) {
      i = one(i, scope, environment, around);
    }
  }

  private int one(int i, Scope scope, Environment environment, Query around) {
    if (tokens.is(i, Kind.OPEN_PAREN)) {
      return bracket(i, scope, environment, around);
    }
    return tokens.isName(i) ? name(i, scope) : i + 1;
  }

  private int bracket(int i, Scope scope, Environment environment, Query around) {
    if (!Grammar.opensQuery(tokens, i)) {
      if (isQuantified(i)) {
        tree.quantifiedLists.add(i);
      }
      return i + 1;
    }
    Query query = queries.inside(i, scope, environment, around, null);
    query.inExpression = true;
    query.isOperand = true;
    return tokens.skip(i);
  }

  private boolean isQuantified(int open) {
    Keyword word = tokens.keyword(open - 1);
    if (word != Keyword.ANY && word != Keyword.ALL && word != Keyword.SOME) {
      return false;
    }
    return tokens.is(open - 2, Kind.OPERATOR)
        || tokens.is(open - 2, Keyword.LIKE)
        || tokens.is(open - 2, Keyword.ILIKE);
  }

  /** Only what can be a qualifier, or a row as a whole, is kept; a function's name is neither. */
  private int name(int i, Scope scope) {
    int next = i + 1;
    boolean qualified = false;
    while (tokens.is(next, Kind.DOT)
        && (tokens.isName(next + 1) || tokens.is(next + 1, Kind.STAR))) {
      qualified = true;
      next += 2;
    }
    boolean follows = Grammar.isPlainName(tokens, i);
    if (!follows && (qualified || isColumn(i, next))) {
      tree.references.add(i, scope);
    }
    return next;
  }

  private boolean isColumn(int i, int next) {
    return tokens.keyword(i) == null
        && !tokens.is(next, Kind.OPEN_PAREN)
        && !tokens.is(next, Kind.STRING)
        && !tokens.is(i - 1, Kind.CAST)
        && !followsValue(i);
  }

  /** Right behind a value a word is its alias, or the unit of an interval. */
  private boolean followsValue(int i) {
    Kind before = tokens.kind(i - 1);
    return isAliasOfName(i)
        || before == Kind.STRING
        || before == Kind.NUMBER
        || before == Kind.CLOSE_PAREN
        || before == Kind.CLOSE_BRACKET;
  }

  /** Two names in a row: the second is the alias of the first, unless the first is an operator. */
  private boolean isAliasOfName(int i) {
    if (!tokens.isName(i - 1) || !endsItem(i + 1)) {
      return false;
    }
    return tokens.is(i - 1, Kind.QUOTED)
        || (tokens.keyword(i - 1) == null && !OPERATORS.contains(Rewrite.lower(tokens.name(i - 1))))
        || tokens.is(i - 1, Keyword.END);
  }

  private boolean endsItem(int i) {
    return i >= tokens.size()
        || tokens.is(i, Kind.COMMA)
        || tokens.is(i, Kind.CLOSE_PAREN)
        || tokens.keyword(i) != null;
  }
}
