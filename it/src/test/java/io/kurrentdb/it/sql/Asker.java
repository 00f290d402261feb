package io.kurrentdb.it.sql;

import java.util.List;

/** Something that takes a text and its parameters and comes back with an answer or a refusal. */
interface Asker {
  /**
   * @param parameters one for each {@code ?}, in order; null stands for NULL
   */
  Outcome ask(String sql, List<Object> parameters);

  /** Asks for a plan as the text has it, with every condition where it was written. */
  Outcome withoutOptimizer(String sql);

  /** Asks without parameters. */
  default Outcome ask(String sql) {
    return ask(sql, List.of());
  }
}
