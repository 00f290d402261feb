package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

/** What stands after WHERE and in CASE. */
final class Conditions {
  private final Generation with;
  private final Dice dice;

  Conditions(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  String where(int depth, Visible visible) {
    return dice.chance(55) ? words("WHERE", of(depth, visible)) : "";
  }

  String of(int depth, Visible visible) {
    return depth > 0 && dice.chance(60) ? withQuery(depth - 1, visible) : plain(visible);
  }

  private String number(Visible visible) {
    return with.expressions.column(visible, Col.Type.NUMBER);
  }

  private String plain(Visible visible) {
    switch (dice.upTo(9)) {
      case 0:
      case 1:
        return words(number(visible), dice.pick("<", ">=", "<>"), 100 * (1 + dice.upTo(9)));
      case 2:
      case 3:
        return words(
            with.expressions.column(visible, Col.Type.TEXT),
            dice.pick(
                "LIKE 'orders-%'",
                "<> 'x'",
                "IS NOT NULL",
                "> 'France'",
                "IN ('orders-1', ' FROM ')",
                "NOT LIKE 'a$%' ESCAPE '$'",
                "ILIKE '%FROM%'",
                "SIMILAR TO 'o.*'",
                "COLLATE NOCASE = 'ORDERS'"));
      case 4:
        return words(number(visible), "BETWEEN 1 AND", 100 * dice.upTo(9));
      case 5:
        return words(number(visible), dice.pick("IN", "NOT IN"), "(100, 200, 3)");
      case 6:
        return words(
            number(visible), dice.pick("<= ANY", "= ANY", "> ALL", "<> ALL"), list(visible));
      case 7:
        return words(number(visible), "IS DISTINCT FROM", number(visible));
      default:
        return brackets(words(plain(visible), dice.pick("OR", "AND", "AND NOT"), plain(visible)));
    }
  }

  private String list(Visible visible) {
    return dice.pick(
        "([100, 200, NULL])", "(range(3))", "([" + number(visible) + ", 1])", "(ARRAY[1, 100])");
  }

  private String withQuery(int depth, Visible visible) {
    String column = number(visible);
    switch (dice.upTo(8)) {
      case 0:
      case 1:
        return words(
            dice.pick("EXISTS", "EXISTS", "NOT EXISTS"),
            brackets(with.subqueries.any(depth, visible)));
      case 2:
        return words(
            column, dice.pick("IN", "NOT IN"), brackets(with.subqueries.column(depth, visible)));
      case 3:
        return words(
            column,
            dice.pick("= ANY", "<> ALL", "> ALL", "<= ANY", "= SOME"),
            brackets(with.subqueries.column(depth, visible)));
      case 4:
        return words(
            brackets(column + ", " + with.expressions.column(visible, Col.Type.TEXT)),
            dice.pick("IN", "NOT IN"),
            brackets(with.subqueries.pair(depth, visible)));
      case 5:
        return words("NOT", brackets(of(depth, visible)));
      default:
        return words(
            column,
            dice.pick(">=", "=", "IS NOT DISTINCT FROM"),
            brackets(with.subqueries.scalar(depth, visible)));
    }
  }
}
