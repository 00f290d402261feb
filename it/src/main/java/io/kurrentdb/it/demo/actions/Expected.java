package io.kurrentdb.it.demo.actions;

import java.util.function.Predicate;

/** What a right answer looks like, where DuckDB cannot be asked for it. */
@FunctionalInterface
interface Expected extends Predicate<String> {
  static Expected exactly(String text) {
    return text::equals;
  }

  static Expected startingWith(String text) {
    return answer -> answer.startsWith(text);
  }

  static Expected containing(String all, String... oneOf) {
    return answer -> answer.contains(all) && containsOne(answer, oneOf);
  }

  private static boolean containsOne(String answer, String... texts) {
    for (String text : texts) {
      if (answer.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
