package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DuckDB judges what becomes of random queries: none may be answered otherwise than by DuckDB. */
class RandomQueriesTest {
  private static final long SEED = 20_260_412;
  private static final int BATCH = 1_000;

  /**
   * Refusals that docs/limits.md names: correlated joins and CTEs, a recursive CTE called like a
   * table, a whole row under a name that columns have too, and DuckDB's own faults with correlated
   * subqueries.
   */
  private static final List<String> NAMED =
      List.of(
          "Unsupported join type for flattening correlated subquery",
          "Circular reference to CTE",
          "depends on the query around it, and a further subquery names it",
          "a subquery names a whole row of",
          "INTERNAL Error: Failed to bind column reference");

  @Test
  void noRandomQueryIsAnsweredOtherwiseThanByDuckDb() throws Exception {
    int count = Integer.getInteger("sql.random", 2_000);
    List<String> wrong = new ArrayList<>();
    int agreed = 0;
    for (int done = 0; done < count; done += BATCH) {
      // A fresh world now and then: an internal error of DuckDB ends a database for good.
      try (World world = World.of(12)) {
        Judge judge = new Judge(world.oracle(), world.adapted());
        for (Judge.Judgement judgement : judge.random(Math.min(BATCH, count - done), SEED + done)) {
          agreed += judgement.verdict() == Judge.Verdict.AGREE ? 1 : 0;
          if (isWrong(judgement)) {
            wrong.add(Judge.show(judgement));
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(agreed > count / 2, "only " + agreed + " of " + count + " are good SQL");
  }

  private static boolean isWrong(Judge.Judgement judgement) {
    boolean named =
        NAMED.stream()
            .anyMatch(reason -> judgement.detail() != null && judgement.detail().contains(reason));
    return judgement.verdict() == Judge.Verdict.DIFFER
        || (judgement.verdict() == Judge.Verdict.REFUSED && !named);
  }
}
