package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

/**
 * Whether a recursion ends by itself. Under a join, where the endpoint takes it, DuckDB reads it to
 * its end whatever LIMIT stands outside: one that relies on that LIMIT would never come back.
 */
final class Recursion {
  private Recursion() {}

  /**
   * Whether something in the recursive part can make it empty: a condition, a join, UNION alone.
   */
  static boolean ends(Tokens tokens, Cte cte) {
    for (FromItem use : cte.uses) {
      if (cte.contains(use.start) && !canBeEmpty(tokens, use)) {
        return !tokens.is(use.clause.select.start - 1, Keyword.ALL);
      }
    }
    return true;
  }

  /** The only place outside of its body that names the CTE; null for none or several. */
  static FromItem onlyUseOutside(Cte cte) {
    FromItem only = null;
    for (FromItem use : cte.uses) {
      if (!cte.contains(use.start)) {
        if (only != null) {
          return null;
        }
        only = use;
      }
    }
    return only;
  }

  /**
   * Whether a query is nothing but a list and a LIMIT over the CTE, which surely has that many
   * rows: it begins with one, and no step takes rows away.
   */
  static boolean isCut(Tokens tokens, Cte cte, Select select) {
    Query query = select.query;
    return query == cte.with.query
        && query.terms.isEmpty()
        && query.selects.size() == 1
        && select.form == Select.Form.SELECT
        && select.rest == select.end
        && tokens.is(query.tail, Keyword.LIMIT)
        && (tokens.is(query.tail + 1, Kind.NUMBER) || tokens.is(query.tail + 1, Kind.PARAMETER))
        && beginsWithARow(tokens, cte.body);
  }

  private static boolean beginsWithARow(Tokens tokens, Query body) {
    Select first = body.selects.isEmpty() ? null : body.selects.get(0);
    if (first == null || first.start != body.start) {
      return false;
    }
    return first.form == Select.Form.VALUES
        || (first.hasNoFrom() && first.rest == first.end && !hasRowsMaker(tokens, first));
  }

  private static boolean canBeEmpty(Tokens tokens, FromItem use) {
    Select select = use.clause.select;
    if (use.clause.isJoined() || select.query.isOperand) {
      return true;
    }
    int end = select.query.selects.size() == 1 ? select.query.end : select.end;
    return select.rest < end || hasRowsMaker(tokens, select) || isInside(select);
  }

  /** unnest of an empty list gives no row. */
  private static boolean hasRowsMaker(Tokens tokens, Select select) {
    for (int i = Math.max(select.listStart, 0); i < select.listEnd; i++) {
      if (tokens.is(i, Keyword.UNNEST)) {
        return true;
      }
    }
    return false;
  }

  /** In a subquery of FROM a condition may stand further out. */
  private static boolean isInside(Select select) {
    return select.query.cte == null;
  }
}
