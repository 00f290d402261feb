package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

/** Decides for each CTE whether it is pasted where it is named, or kept. */
final class CtePlan {
  /** How many queries may be nested by pasting: the server takes about 20 in all. */
  private static final int MAX_DEPTH = 10;

  private final Rewrite rewrite;
  private final Tree tree;
  private final Tokens tokens;
  private final CteCost cost;

  CtePlan(Rewrite rewrite) {
    this.rewrite = rewrite;
    this.tree = rewrite.tree();
    this.tokens = rewrite.tokens();
    this.cost = new CteCost(tokens);
  }

  /** In the text's order of definition, so that what a body names is decided before the body. */
  void decide() {
    for (With with : tree.withs) {
      for (Cte cte : with.ctes) {
        cte.isPlain = cost.isPlain(cte);
      }
    }
    for (With with : tree.withs) {
      for (Cte cte : with.ctes) {
        cte.isPasted = isPasted(cte);
      }
    }
    limitDepth();
  }

  private boolean isPasted(Cte cte) {
    if (cte.isSelfReferring && !Recursion.ends(tokens, cte)) {
      cte.isEndless = true;
      if (!isCutByLimit(cte)) {
        rewrite.giveUp("the recursion of " + cte.name + " may have no end of its own");
      }
    }
    if (cte.isMaterialized && tokens.has(Keyword.ASOF) && hasNoRow(cte.body)) {
      rewrite.giveUp("the CTE " + cte.name + " is MATERIALIZED and has no row");
    }
    if (cte.isOpen && Correlation.isPossible(cte.with.query)) {
      return isPastedAnywhere(cte);
    }
    if (cte.isPerhapsOpen && !Correlation.meansTheSameAtItsUses(cte)) {
      giveUpInFurtherSubquery(cte);
      return false;
    }
    return !cte.uses.isEmpty()
        && !cte.isSelfReferring
        && !cte.isMaterialized
        && !cte.isOpen
        && !isUnionInRecursive(cte)
        && hasAllColumns(cte)
        && !cost.isVolatile(cte)
        && !(cost.isCutByPercent(cte) && Correlation.isUsedInFurtherSubquery(cte))
        && (cte.uses.size() == 1 ? isOutsideRecursion(cte) : cost.isCheapTwice(cte));
  }

  /** Whether its rows go straight to a LIMIT, one by one, so that DuckDB stops reading there. */
  private boolean isCutByLimit(Cte cte) {
    FromItem use = Recursion.onlyUseOutside(cte);
    if (use == null || !Recursion.isCut(tokens, cte, use.clause.select)) {
      return false;
    }
    Select select = use.clause.select;
    return !use.clause.isJoined()
        && use.pivot < 0
        && !tokens.has(Keyword.TABLESAMPLE)
        && cost.hasOnlyScalars(select.start, select.end);
  }

  /**
   * A correlated CTE that is named under a join in a further subquery is answered wrongly by DuckDB
   * (1.5.0), so it is pasted or the text is left as it is.
   */
  private boolean isPastedAnywhere(Cte cte) {
    boolean pasted =
        !cte.uses.isEmpty()
            && !cte.isSelfReferring
            && !isUnionInRecursive(cte)
            && hasAllColumns(cte)
            && !cost.isVolatile(cte)
            && Correlation.meansTheSameAtItsUses(cte);
    if (!pasted) {
      giveUpInFurtherSubquery(cte);
    }
    return pasted;
  }

  private void giveUpInFurtherSubquery(Cte cte) {
    if (Correlation.isUsedInFurtherSubquery(cte)) {
      rewrite.giveUp(
          "the CTE "
              + cte.name
              + " depends on the query around it, and a further subquery names it");
    }
  }

  /**
   * Behind WITH RECURSIVE every UNION is a recursion to DuckDB, one without a reference to itself
   * as well: its columns have the types of the first branch, not those that a plain UNION finds.
   */
  private static boolean isUnionInRecursive(Cte cte) {
    return cte.with.isRecursive && cte.body.isSetOperation;
  }

  /**
   * LIMIT 0. The endpoint loses the word MATERIALIZED, and what DuckDB (1.5.0) then answers of a
   * CTE that it knows to be empty is wrong under an ASOF LEFT JOIN.
   */
  private boolean hasNoRow(Query body) {
    for (int i = body.tail; body.isLimited && i < body.end; i = tokens.skip(i)) {
      if (tokens.is(i, Keyword.LIMIT) && tokens.is(i + 1, Kind.NUMBER)) {
        return tokens.raw(i + 1).equals("0");
      }
    }
    return false;
  }

  /** In the body of another CTE that refers to itself, a pasted query would run again each time. */
  private boolean isOutsideRecursion(Cte cte) {
    FromItem use = cte.uses.get(0);
    for (With with : tree.withs) {
      if (with.isRecursive) {
        for (Cte other : with.ctes) {
          if (other.isSelfReferring && other.contains(use.start) && !other.contains(cte.nameAt)) {
            return cte.isPlain;
          }
        }
      }
    }
    return true;
  }

  /** A column list may be longer than the body in a WITH, but not behind an alias. */
  private boolean hasAllColumns(Cte cte) {
    if (cte.columns < 0) {
      return !isRenamedInPart(cte);
    }
    return columns(cte.body) >= cte.columnCount;
  }

  /**
   * Of columns that have the same name the second gets another one in a CTE, but not in a subquery
   * whose alias renames the first.
   */
  private boolean isRenamedInPart(Cte cte) {
    for (FromItem use : cte.uses) {
      if (use.columns >= 0) {
        int named = (tokens.partner(use.columns) - use.columns) / 2;
        if (named < columns(cte.body) || hasStar(cte.body)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasStar(Query query) {
    Select select = query.selects.isEmpty() ? null : query.selects.get(0);
    return select == null
        || (select.form != Select.Form.VALUES
            && (Stars.isIn(tokens, select) || Stars.isQualifiedIn(tokens, select)));
  }

  /** How many columns a query surely has. */
  private int columns(Query query) {
    if (query.selects.isEmpty()) {
      return query.terms.isEmpty() ? 0 : columns(query.terms.get(0));
    }
    Select select = query.selects.get(0);
    if (select.form == Select.Form.VALUES) {
      return items(select.start + 2, tokens.partner(select.start + 1));
    }
    boolean listed = select.form == Select.Form.SELECT && select.listStart >= 0;
    return listed ? items(select.listStart, select.listEnd) : 0;
  }

  private int items(int from, int to) {
    int items = 1;
    for (int i = from; i < to; i = tokens.skip(i)) {
      items += tokens.is(i, Kind.COMMA) ? 1 : 0;
    }
    return items;
  }

  /** Pasting nests: a chain of CTEs is cut where it would go deeper than the server reads. */
  private void limitDepth() {
    for (With with : tree.withs) {
      for (Cte cte : with.ctes) {
        cte.depth = Math.max(ownDepth(cte), cte.pastedDepth);
        boolean deeper = cte.pastedDepth > ownDepth(cte);
        if (cte.isPasted && deeper && cte.depth + siteDepth(cte) > MAX_DEPTH) {
          cte.isPasted = false;
        }
        if (cte.isPasted) {
          hand(cte);
        }
      }
    }
  }

  private void hand(Cte cte) {
    for (FromItem use : cte.uses) {
      Query around = use.clause.select.query;
      Cte into = around.owner;
      if (into != null) {
        int inside = around.depth - into.body.depth + 1;
        into.pastedDepth = Math.max(into.pastedDepth, cte.depth + inside);
      }
    }
  }

  private static int siteDepth(Cte cte) {
    int deepest = 0;
    for (FromItem use : cte.uses) {
      Query around = use.clause.select.query;
      int depth = around.owner == null ? around.depth : around.depth - around.owner.body.depth;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static int ownDepth(Cte cte) {
    return 1 + cte.body.height;
  }
}
