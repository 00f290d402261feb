package io.kurrentdb.shims.sql.rule;

import java.util.List;

/** Writes CROSS JOIN as an inner join where another join stands beside it. */
final class CrossJoinRule implements Rule {
  @Override
  public String id() {
    return "cross-join";
  }

  @Override
  public String reason() {
    return "The endpoint writes CROSS JOIN as a comma, which binds more weakly than the other joins"
        + " and gives wrong answers or errors; an inner join ON (true) has the same plan";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT * FROM (SELECT 1 AS x FROM kdb.records) a CROSS JOIN (SELECT 2 AS y FROM"
                + " kdb.records) b LEFT JOIN (SELECT 1 AS x FROM kdb.records) c ON a.x = c.x",
            "SELECT * FROM (SELECT 1 AS x FROM kdb.records) a INNER JOIN (SELECT 2 AS y FROM"
                + " kdb.records) b ON (true) LEFT JOIN (SELECT 1 AS x FROM kdb.records) c ON a.x ="
                + " c.x"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (FromClause clause : rewrite.tree().clauses) {
      if (hasOther(clause) || isPivoted(clause)) {
        for (Join join : clause.joins) {
          if (join.type == Join.Type.CROSS) {
            rewrite.edits().replace(join.start, join.word, "INNER");
            rewrite.edits().after(rightEnd(clause, join) - 1, " ON (true)");
            rewrite.note(this, "CROSS JOIN becomes INNER JOIN .. ON (true)");
          }
        }
      }
    }
  }

  /** A PIVOT of the whole join would be one of the last relation only. */
  private static boolean isPivoted(FromClause clause) {
    if (clause.pivotEnd >= 0) {
      return true;
    }
    for (Join join : clause.joins) {
      if (rightEnd(clause, join) != join.rightEnd) {
        return true;
      }
    }
    return false;
  }

  /** A PIVOT behind CROSS JOIN is one of the whole join, and must stay so. */
  private static int rightEnd(FromClause clause, Join join) {
    for (FromItem item : clause.items) {
      if (item.end == join.rightEnd && item.pivot >= 0) {
        return item.pivot;
      }
    }
    return join.rightEnd;
  }

  private static boolean hasOther(FromClause clause) {
    for (Join join : clause.joins) {
      if (join.type != Join.Type.CROSS) {
        return true;
      }
    }
    return false;
  }
}
