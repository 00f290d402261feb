package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the endpoint answers rightly by itself, it answers in the same way behind the adapter, names
 * of columns included.
 */
class UnharmedTextsTest {
  private static final long FIRST = Long.getLong("sql.random.first", 20_260_412_000_000L);
  private static final int COUNT = Math.min(50_000, 2 * Integer.getInteger("sql.random", 2_000));

  @Test
  void whatTheEndpointAnswersRightlyStaysAsItIs() throws Exception {
    List<String> harmed = new ArrayList<>();
    int right = 0;
    Mutants mutants = new Mutants();
    for (int slice = 0; slice < COUNT; slice += 4_000) {
      try (World world = World.of(12)) {
        for (long number = FIRST + slice; number < FIRST + slice + 4_000; number++) {
          String text = mutants.text(number);
          Outcome raw = world.raw().ask(text);
          if (raw.isAnswered() && isRight(world, text, raw)) {
            right++;
            String harm = harm(raw, world.adapted().ask(text));
            if (harm != null) {
              harmed.add(number + ": " + text + "\n  " + harm);
            }
          }
        }
      }
    }
    System.out.println(right + " texts that are right as they are; harmed " + harmed.size());
    assertEquals("", String.join("\n", harmed));
    assertTrue(right > COUNT / 50, "only " + right);
  }

  private static boolean isRight(World world, String text, Outcome raw) {
    Outcome own = world.oracle().ask(text);
    return own.isAnswered() && Comparison.difference(own.answer(), raw.answer(), false) == null;
  }

  private static String harm(Outcome raw, Outcome adapted) {
    if (!adapted.isAnswered()) {
      return adapted.reason();
    }
    String difference = Comparison.difference(raw.answer(), adapted.answer(), false);
    boolean named = raw.answer().names().equals(adapted.answer().names());
    return difference != null || named ? difference : "names " + adapted.answer().names();
  }
}
