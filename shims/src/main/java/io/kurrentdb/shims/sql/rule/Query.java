package io.kurrentdb.shims.sql.rule;

import java.util.ArrayList;
import java.util.List;

/** A query expression without the parentheses around it: WITH, terms, set operations, tail. */
final class Query {
  final int start;
  final int end;

  /** What a name that is not found inside may still mean; null at the top. */
  final Scope outer;

  /** The CTEs that can be seen from outside. */
  final Environment environment;

  /** How many query expressions are around this one. */
  final int depth;

  /** The query around this one; null at the top. */
  final Query around;

  /** The CTE whose body this is, or is a term of; null elsewhere. */
  final Cte cte;

  /** The CTE whose body this is in, however deep; null outside of any. */
  final Cte owner;

  /** How many queries deep this one is inside. */
  int height;

  /** Whether this is a subquery of an expression, which may be correlated. */
  boolean inExpression;

  /** Whether this is itself such a subquery, not only somewhere inside one. */
  boolean isOperand;

  With with;
  final List<Select> selects = new ArrayList<>(2);
  final List<Query> terms = new ArrayList<>(0);
  boolean isSetOperation;
  int tail;
  boolean isLimited;

  Query(
      int start, int end, Scope outer, Environment environment, int depth, Cte cte, Query around) {
    this.start = start;
    this.end = end;
    this.outer = outer;
    this.environment = environment;
    this.depth = depth;
    this.cte = cte;
    this.around = around;
    this.owner = cte != null || around == null ? cte : around.owner;
  }

  /** The only SELECT of a query without WITH, set operation or parenthesised terms; else null. */
  Select single() {
    return with == null && terms.isEmpty() && selects.size() == 1 ? selects.get(0) : null;
  }
}
