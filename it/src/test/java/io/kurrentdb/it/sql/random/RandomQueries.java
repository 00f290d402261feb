package io.kurrentdb.it.sql.random;

import java.util.List;

/**
 * Random SELECTs over {@code kdb.records} and {@code usr."orders-by-country"}: joins of every kind,
 * CTEs that shadow tables and each other, set operations, nesting, names that collide, comments
 * where nobody expects them. Most of them are good SQL; which ones, DuckDB says. Each has one
 * answer, if its rows are compared without their order.
 */
public final class RandomQueries {
  private RandomQueries() {}

  /** The text of a number: always the same one, and without making those before it. */
  public static String text(long number) {
    Dice dice = new Dice(number);
    Generation generation = new Generation(dice);
    String text = generation.queries.query(1 + dice.upTo(3), List.of(), Queries.ANY).text();
    return new Spelling(dice).spelled(text);
  }
}
