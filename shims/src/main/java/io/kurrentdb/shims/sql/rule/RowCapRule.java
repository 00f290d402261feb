package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.AdaptOptions;
import java.util.List;

/** Asks for no more rows than are wanted. */
final class RowCapRule implements Rule {
  @Override
  public String id() {
    return "row-cap";
  }

  @Override
  public String reason() {
    return "The server sends and finishes the whole result even if the client stops reading;"
        + " only a LIMIT in the text spares both";
  }

  @Override
  public List<Example> examples() {
    return List.of();
  }

  @Override
  public void apply(Rewrite rewrite) {
    AdaptOptions options = rewrite.options();
    boolean capped = options.rowCap() > 0 && options.rowCap() < Long.MAX_VALUE;
    boolean userFirst = options.maxRows() > 0 && (!capped || options.maxRows() <= options.rowCap());
    if ((!capped && !userFirst) || isLimited(rewrite.tree().top())) {
      return;
    }
    long limit = userFirst ? options.maxRows() : options.rowCap() + 1;
    rewrite.edits().after(rewrite.tree().top().end - 1, " LIMIT " + limit);
    rewrite.setRowCap(userFirst ? 0 : options.rowCap());
    rewrite.note(this, "LIMIT " + limit + " at the end");
  }

  /** A query that is only a pair of parentheses takes the LIMIT of the one inside for its own. */
  private static boolean isLimited(Query query) {
    Query q = query;
    while (!q.isLimited && q.selects.isEmpty() && q.terms.size() == 1) {
      q = q.terms.get(0);
    }
    return q.isLimited;
  }
}
