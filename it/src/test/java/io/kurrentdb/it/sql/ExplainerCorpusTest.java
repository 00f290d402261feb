package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kurrentdb.shims.explain.Explainer;
import io.kurrentdb.shims.explain.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerCorpusTest {
  @Test
  void nothingIsFoundWrongWithTextsThatDuckDbTakes() throws Exception {
    List<String> wrong = new ArrayList<>();
    try (World world = World.of(100)) {
      for (Corpus.Entry entry : Corpus.read()) {
        Reason reason =
            entry.oracle() == null
                    || !entry.oracle().equals(entry.sql())
                    || CorpusExceptions.REASONS.containsKey(entry.id())
                ? null
                : Explainer.explain(entry.sql(), world.catalog());
        if (reason != null) {
          wrong.add(entry.id() + " " + reason + " <- " + entry.sql());
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }
}
