package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DuckDB judges texts of every kind that are none of the corpus. */
class TextsTest {
  @Test
  void everyTextIsAnsweredAsByDuckDb() throws Exception {
    List<String> wrong = new ArrayList<>();
    List<Corpus.Entry> entries = Texts.read();
    try (World world = World.of(2_000)) {
      Judge judge = new Judge(world.oracle(), world.adapted());
      for (Corpus.Entry entry : entries) {
        Judge.Judgement judgement = judge.judge(entry);
        if (judgement.verdict() != Judge.Verdict.AGREE) {
          wrong.add(Judge.show(judgement));
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(entries.size() >= 850, "texts: " + entries.size());
  }
}
