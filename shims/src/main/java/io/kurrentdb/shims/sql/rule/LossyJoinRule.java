package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.sql.Refusal;
import java.util.List;

/** Refuses the one join that the endpoint would answer wrongly whatever is done to the text. */
final class LossyJoinRule implements Rule {
  @Override
  public String id() {
    return "lossy-join";
  }

  @Override
  public String reason() {
    return "The endpoint loses the parentheses of a join on the right of NATURAL or POSITIONAL and"
        + " answers another question without an error; such a text is refused instead";
  }

  @Override
  public List<Example> examples() {
    return List.of();
  }

  @Override
  public void apply(Rewrite rewrite) {
    for (FromClause clause : rewrite.tree().clauses) {
      if (clause.lossy != null) {
        rewrite.refuse(
            new Refusal(
                SqlState.REFUSED.code(),
                "A join in parentheses on the right of NATURAL or POSITIONAL JOIN would be"
                    + " answered wrongly by this KurrentDB server. Write the inner join as a"
                    + " subquery, (SELECT .. FROM a JOIN b ..) AS x, or swap the sides"));
      }
    }
  }
}
