package io.kurrentdb.agent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words after a command: {@code --name value}, flags, and the rest in order. */
final class Arguments {
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();
  private String problem;

  /**
   * @param withValue options that take a value
   * @param flags options that take none
   */
  static Arguments of(String[] words, List<String> withValue, List<String> flags) {
    Arguments arguments = new Arguments();
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      if (!word.startsWith("--")) {
        arguments.rest.add(word);
      } else if (flags.contains(word)) {
        arguments.options.put(word, "");
      } else if (withValue.contains(word) && i + 1 < words.length) {
        arguments.options.put(word, words[++i]);
      } else {
        arguments.problem =
            word + (withValue.contains(word) ? " needs a value" : " is not an option");
      }
    }
    return arguments;
  }

  /** Null where all is well. */
  String problem() {
    return problem;
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  String option(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  List<String> rest() {
    return rest;
  }
}
