package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

/** Window functions whose answer does not hang on the order of equal rows. */
final class Windows {
  private final Generation with;
  private final Dice dice;

  Windows(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  /**
   * Windows that a select names.
   *
   * @param clause WINDOW and its definitions; empty where there are none
   */
  record Named(String clause, String partition, String order) {
    static final Named NONE = new Named("", "", "");

    boolean isEmpty() {
      return clause.isEmpty();
    }
  }

  /** None, as a rule. */
  Named named(Visible visible) {
    if (!dice.chance(6)) {
      return Named.NONE;
    }
    String partition = dice.pick("w", "records", "c0", "kdb");
    String order = "w2";
    String first = words(partition, "AS (PARTITION BY", value(visible) + ")");
    String second =
        dice.chance(50)
            ? words(order, "AS (" + partition, "ORDER BY", value(visible) + ")")
            : words(order, "AS (ORDER BY", value(visible) + ")");
    return new Named(words("WINDOW", first + ",", second), partition, order);
  }

  String call(Visible visible, Named windows) {
    if (windows.isEmpty()) {
      return words(function(visible), "OVER", brackets(inside(visible)));
    }
    switch (dice.upTo(3)) {
      case 0:
        return words(function(visible), "OVER", windows.order());
      case 1:
        return words(function(visible), "OVER", windows.partition());
      default:
        return words(
            function(visible), "OVER (" + windows.partition(), "ORDER BY", value(visible) + ")");
    }
  }

  /** QUALIFY, now and then. */
  String qualify(Visible visible, Named windows) {
    if (!dice.chance(windows.isEmpty() ? 8 : 40)) {
      return "";
    }
    String over = windows.isEmpty() ? brackets(words("ORDER BY", value(visible))) : windows.order();
    return words(
        "QUALIFY", dice.pick("rank()", "dense_rank()"), "OVER", over, "<=", 1 + dice.upTo(3));
  }

  private String function(Visible visible) {
    return dice.pick(
        "rank()",
        "dense_rank()",
        "count(*)",
        "max(" + value(visible) + ")",
        "min(" + value(visible) + ")",
        "count(*) FILTER (WHERE " + with.conditions.of(0, visible) + ")");
  }

  private String inside(Visible visible) {
    String partition = dice.maybe(60, words("PARTITION BY", value(visible)));
    String frame =
        dice.maybe(
            15,
            dice.pick(
                "RANGE BETWEEN 100 PRECEDING AND CURRENT ROW",
                "RANGE UNBOUNDED PRECEDING",
                "GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                "RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP"));
    return words(
        partition,
        dice.maybe(60, words("ORDER BY", value(visible), dice.maybe(20, "DESC"), frame)));
  }

  private String value(Visible visible) {
    return with.expressions.column(visible, Col.Type.NUMBER);
  }
}
