package io.kurrentdb.it.sql;

import io.kurrentdb.it.sql.random.RandomQueries;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts for tests that need many, of every kind: those of people and hosts, changed ones, random
 * queries.
 */
public final class SampleTexts {
  private SampleTexts() {}

  /** The same texts, in the same order, each time. */
  public static List<String> all() {
    List<String> texts = new ArrayList<>();
    Corpus.read().forEach(entry -> texts.add(entry.sql()));
    Texts.read().forEach(entry -> texts.add(entry.sql()));
    Mutants mutants = new Mutants();
    for (int number = 0; number < 500; number++) {
      texts.add(RandomQueries.text(number));
      texts.add(mutants.text(number));
    }
    return texts;
  }
}
