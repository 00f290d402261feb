package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.sql.random.Dice;
import io.kurrentdb.it.sql.random.RandomQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * In random queries a table is replaced by something that the endpoint does not let anybody read.
 * Each of these has the columns of {@code kdb.records}, so that nothing but the refusal stands
 * between a query and its answer.
 */
class ForbiddenTextsTest {
  private static final long FIRST = Long.getLong("sql.random.first", 20_260_412_000_000L);
  private static final int COUNT = Math.min(20_000, Integer.getInteger("sql.random", 2_000));

  /** A table, and neither a column nor what qualifies one. */
  private static final Pattern TABLE =
      Pattern.compile(
          "(?i)(?<!both 'o' from )(?<=\\b(?:from|join|table|pivot) )"
              + "(?:kdb\\.records|\"kdb\"\\.\"records\")(?![.\\w'\"])");

  private static final String[] FORBIDDEN = {
    "idx_all",
    "main.idx_all",
    "\"idx_all_snapshot\"",
    "kurrent.main.idx_all",
    "kdb.idx_all",
    "'idx_all'",
    "query('FROM idx_all')",
    "query_table('idx_all')",
    "QUERY_TABLE(['idx_all'])"
  };

  @Test
  void nothingThatTheEndpointKeepsBackCanBeRead() throws Exception {
    List<String> read = new ArrayList<>();
    int refused = 0;
    int kept = 0;
    for (int slice = 0; slice < COUNT; slice += 2_000) {
      try (World world = World.of(12)) {
        for (long number = FIRST + slice;
            number < FIRST + Math.min(COUNT, slice + 2_000);
            number++) {
          String text = forbidden(number);
          // What the endpoint itself lets through is its own affair.
          if (text != null && !world.raw().ask(text).isAnswered()) {
            refused++;
            Outcome outcome = world.adapted().ask(text);
            if (outcome.isAnswered()) {
              read.add(number + ": " + text + "\n  sent: " + outcome.sent());
            }
            kept += world.adapted().ask(RandomQueries.text(number)).isAnswered() ? 1 : 0;
          }
        }
      }
    }
    System.out.println(
        refused + " forbidden texts, " + kept + " of them good without it; read " + read.size());
    assertEquals("", String.join("\n", read));
    assertTrue(kept > COUNT / 4, "only " + kept + " texts are good otherwise");
  }

  private static String forbidden(long number) {
    String text = RandomQueries.text(number);
    List<MatchResult> tables = TABLE.matcher(text).results().toList();
    if (tables.isEmpty()) {
      return null;
    }
    Dice dice = new Dice(-number);
    MatchResult table = dice.pick(tables);
    String other = dice.pick(FORBIDDEN);
    return text.substring(0, table.start()) + other + text.substring(table.end());
  }
}
