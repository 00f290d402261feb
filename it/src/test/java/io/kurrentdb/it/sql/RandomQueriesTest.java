package io.kurrentdb.it.sql;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** DuckDB judges what becomes of random queries: none may be answered otherwise than by DuckDB. */
class RandomQueriesTest {
  private static final long FIRST = Long.getLong("sql.random.first", 20_260_412_000_000L);

  @Test
  void noRandomQueryIsAnsweredOtherwiseThanByDuckDb() throws Exception {
    int count = Integer.getInteger("sql.random", 2_000);
    try (RandomRun run = new RandomRun()) {
      run.run(FIRST, count);
      assertEquals("", run.wrong().stream().map(Judge::show).collect(joining("\n")));
      assertTrue(run.agreed() > count / 2, run.totals());
    }
  }

  @Test
  void noChangedTextOfPeopleAndHostsIsAnsweredOtherwiseThanByDuckDb() throws Exception {
    int count = Integer.getInteger("sql.random", 2_000) / 4;
    try (RandomRun run = new RandomRun()) {
      run.run(new Mutants()::text, FIRST, count);
      assertEquals("", run.wrong().stream().map(Judge::show).collect(joining("\n")));
      // Many are no SQL any more.
      assertTrue(run.agreed() > count / 3, run.totals());
    }
  }
}
