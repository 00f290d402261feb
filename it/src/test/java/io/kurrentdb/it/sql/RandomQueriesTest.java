package io.kurrentdb.it.sql;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** DuckDB judges what becomes of random queries: none may be answered otherwise than by DuckDB. */
class RandomQueriesTest {
  private static final long FIRST = Long.getLong("sql.random.first", 20_260_412_000_000L);
  private static final int COUNT = Integer.getInteger("sql.random", 2_000);

  @Test
  void noRandomQueryIsAnsweredOtherwiseThanByDuckDb() throws Exception {
    judge(RandomRun.Kind.queries(), COUNT);
  }

  @Test
  void noChangedTextOfPeopleAndHostsIsAnsweredOtherwiseThanByDuckDb() throws Exception {
    judge(RandomRun.Kind.mutants(), COUNT / 4);
  }

  @Test
  void parametersStandForTheirValuesWhateverBecomesOfThem() throws Exception {
    judge(RandomRun.Kind.parameters(), COUNT / 4);
  }

  private static void judge(RandomRun.Kind kind, int count) throws Exception {
    try (RandomRun run = new RandomRun(kind)) {
      run.run(FIRST, count);
      assertEquals("", run.wrong().stream().map(Judge::show).collect(joining("\n")));
      // The others are no SQL, or have no answer that could be compared.
      assertTrue(run.agreed() > count * 0.4, run.totals());
    }
  }
}
