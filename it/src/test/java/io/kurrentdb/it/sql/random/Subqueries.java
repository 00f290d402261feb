package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.List;

/** Queries inside expressions, without their brackets. */
final class Subqueries {
  private final Generation with;
  private final Dice dice;

  Subqueries(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  /** A query of one number in one row. */
  String scalar(int depth, Visible visible) {
    if (dice.chance(30)) {
      return words(
          "SELECT", with.expressions.column(visible, Col.Type.NUMBER), dice.maybe(50, "+ 1"));
    }
    From from = with.tables.item(Math.max(depth, 0), visible.all());
    Visible inner = new Visible(from.columns(), visible.all());
    String column = with.expressions.column(inner, Col.Type.NUMBER);
    return words(
        "SELECT",
        dice.pick("max", "min", "count") + brackets(column),
        "FROM",
        from.text(),
        with.conditions.where(0, inner));
  }

  /** A query of numbers. */
  String column(int depth, Visible visible) {
    if (dice.chance(10)) {
      return "VALUES (100), (200)";
    }
    if (dice.chance(20)) {
      return words(
          "SELECT", with.expressions.column(visible, Col.Type.NUMBER), dice.maybe(50, "+ 1"));
    }
    if (dice.chance(8)) {
      return words("SELECT unnest" + brackets(with.lists.list(0, visible)));
    }
    if (depth > 0 && dice.chance(25)) {
      return with.queries.query(depth - 1, visible.all(), List.of(Col.Type.NUMBER)).text();
    }
    From from = with.tables.item(Math.max(depth, 0), visible.all());
    Visible inner = new Visible(from.columns(), visible.all());
    String column = with.expressions.column(inner, Col.Type.NUMBER);
    return words("SELECT", column, "FROM", from.text(), with.conditions.where(0, inner));
  }

  /** Any query. */
  String any(int depth, Visible visible) {
    return with.queries.query(depth, visible.all(), Queries.ANY).text();
  }

  /** A query of a number and a text. */
  String pair(int depth, Visible visible) {
    return with.selects.query(depth, visible.all(), List.of(Col.Type.NUMBER, Col.Type.TEXT)).text();
  }
}
