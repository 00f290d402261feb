package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The corpus through the adapter and the modelled endpoint, judged by DuckDB. */
class CorpusTest {

  @Test
  void everyTextIsAnsweredAsDuckDbAnswersItOrIsAKnownException() throws Exception {
    try (World world = World.of(2_000)) {
      List<Judge.Judgement> judgements = new Judge(world.oracle(), world.adapted()).corpus();
      check(judgements, CorpusExceptions.REASONS);
      assertTrue(count(judgements, Judge.Verdict.AGREE) >= 460, Judge.report(judgements));
    }
  }

  private static void check(List<Judge.Judgement> judgements, Map<String, String> exceptions) {
    Map<String, String> unexpected = new TreeMap<>();
    List<String> mended = new ArrayList<>(exceptions.keySet());
    for (Judge.Judgement judgement : judgements) {
      boolean agrees = judgement.verdict() == Judge.Verdict.AGREE;
      if (!agrees) {
        mended.remove(judgement.id());
      }
      if (!agrees && !exceptions.containsKey(judgement.id())) {
        unexpected.put(judgement.id(), Judge.show(judgement));
      }
    }
    assertEquals(Map.of(), unexpected);
    assertEquals(List.of(), mended, "no exceptions any more");
  }

  static long count(List<Judge.Judgement> judgements, Judge.Verdict verdict) {
    return judgements.stream().filter(judgement -> judgement.verdict() == verdict).count();
  }
}
