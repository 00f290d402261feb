package io.kurrentdb.shims.sql.rule;

/** What names in a CTE's body may mean outside of it, and still mean where the body is pasted. */
final class Correlation {
  private Correlation() {}

  /** Whether anything around the query has columns that it could name. */
  static boolean isPossible(Query query) {
    for (Scope s = query.outer; s != null; s = s.parent) {
      boolean inside = s.from != null && query.start > s.from.start && query.end < s.from.end;
      if (s.from != null && (!inside || s.from.isJoined())) {
        return true;
      }
    }
    return false;
  }

  /** Whether no FROM between the CTE's uses and its WITH has columns that its body could name. */
  static boolean meansTheSameAtItsUses(Cte cte) {
    for (FromItem use : cte.uses) {
      for (Scope s = use.scope; s != cte.with.query.outer && s != null; s = s.parent) {
        if (s.from != null && (s.from.isJoined() || s.from.items.get(0) != use)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether it is named in a subquery of an expression that its WITH, or its body, contains. */
  static boolean isUsedInFurtherSubquery(Cte cte) {
    for (FromItem use : cte.uses) {
      Query end = cte.contains(use.start) ? cte.body : cte.with.query;
      for (Query q = use.clause.select.query; q != null && q != end; q = q.around) {
        if (q.isOperand) {
          return true;
        }
      }
    }
    return false;
  }
}
