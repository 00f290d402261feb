package io.kurrentdb.shims.sql.rule;

/** Where names of tables are looked up: the FROM of one SELECT, then what is around it. */
final class Scope {
  final Scope parent;

  /** The CTE whose body ends here, so that {@link #parent} is outside of it; null elsewhere. */
  final Cte leaves;

  /** The SELECT of this scope; null for a join in parentheses. */
  Select select;

  /**
   * The set operation whose ORDER BY this is: it may name the tables of its branches. Null
   * elsewhere.
   */
  Query branches;

  /** Null where there is no FROM. */
  FromClause from;

  Scope(Scope parent, Cte leaves) {
    this.parent = parent;
    this.leaves = leaves;
  }
}
