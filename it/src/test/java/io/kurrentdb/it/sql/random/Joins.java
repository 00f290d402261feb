package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole FROM: joins of every kind, chained and in brackets. */
final class Joins {
  private final Generation with;
  private final Dice dice;

  Joins(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  From from(int depth, List<Col> outer) {
    Set<String> enclosing = with.names.enter();
    From from = first(depth, outer);
    int more = dice.chance(45) ? 1 + dice.upTo(2) : 0;
    for (int i = 0; i < more; i++) {
      from = join(depth, from, outer);
    }
    with.names.leave(enclosing);
    return from;
  }

  private From first(int depth, List<Col> outer) {
    if (dice.chance(3)) {
      return with.tables.positional();
    }
    return dice.chance(3) ? chain() : with.tables.item(depth, outer);
  }

  private From join(int depth, From left, List<Col> outer) {
    switch (dice.upTo(14)) {
      case 0:
        return left.with(with.tables.item(depth, outer), ",", "");
      case 1:
        return left.with(with.tables.item(depth, outer), "CROSS JOIN", "");
      case 2:
        return left.with(
            with.tables.lateral(left.columns(), outer),
            dice.pick(", LATERAL", "CROSS JOIN LATERAL", ",", "CROSS JOIN"),
            "");
      case 3:
        return left.with(
            with.tables.lateral(left.columns(), outer),
            dice.pick("LEFT JOIN LATERAL", "JOIN LATERAL", "INNER JOIN LATERAL"),
            dice.pick("ON true", "ON (true)", "ON 1 = 1"));
      case 4:
        return using(depth, left, outer);
      case 5:
        return natural(left, with.tables.item(depth, outer));
      case 6:
        return half(depth, left, outer);
      case 7:
        return asof(depth, left, outer);
      case 8:
        return bracketed(depth, left, outer);
      default:
        return on(
            depth,
            left,
            with.tables.item(depth, outer),
            dice.pick(
                "JOIN", "INNER JOIN", "LEFT JOIN", "LEFT OUTER JOIN", "RIGHT JOIN", "FULL JOIN"));
    }
  }

  /** Tables that have a column in common, one after the other. */
  private From chain() {
    From from = with.tables.table();
    int more = 1 + dice.upTo(2);
    for (int i = 0; i < more; i++) {
      String columns =
          dice.pick(
              "log_position", "log_position, stream", "stream, stream_revision", "created_at");
      from =
          from.with(
              with.tables.table(),
              dice.pick("JOIN", "LEFT JOIN", "FULL JOIN", "INNER JOIN", "SEMI JOIN"),
              words("USING", brackets(columns)));
    }
    return from;
  }

  private From natural(From left, From right) {
    return left.shared(right).isPresent()
        ? left.with(right, dice.pick("NATURAL JOIN", "NATURAL LEFT JOIN", "NATURAL FULL JOIN"), "")
        : left.with(right, ",", "");
  }

  private From using(int depth, From left, List<Col> outer) {
    From right = with.tables.item(depth, outer);
    Optional<Col> shared = left.shared(right);
    if (shared.isEmpty()) {
      return left.with(right, ",", "");
    }
    return left.with(
        right,
        dice.pick("JOIN", "LEFT JOIN", "FULL JOIN", "RIGHT JOIN"),
        words("USING", brackets(shared.get().name())));
  }

  private From half(int depth, From left, List<Col> outer) {
    From right = with.tables.item(depth, outer);
    String condition = words("ON", number(left), "=", number(right));
    return new From(
        words(left.text(), dice.pick("SEMI JOIN", "ANTI JOIN"), right.text(), condition),
        left.columns());
  }

  private From asof(int depth, From left, List<Col> outer) {
    From right = with.tables.item(depth, outer);
    return left.with(
        right,
        dice.pick("ASOF JOIN", "ASOF LEFT JOIN"),
        words("ON", number(left), ">=", number(right)));
  }

  private From bracketed(int depth, From left, List<Col> outer) {
    From inner =
        on(
            depth,
            with.tables.item(depth, outer),
            with.tables.item(depth, outer),
            dice.pick("JOIN", "LEFT JOIN"));
    From right = new From(brackets(inner.text()), inner.columns());
    return dice.chance(15)
        ? left.with(right, dice.pick("CROSS JOIN", ","), "")
        : on(depth, left, right, dice.pick("JOIN", "LEFT JOIN", "FULL JOIN"));
  }

  private From on(int depth, From left, From right, String kind) {
    String equal = words(number(left), dice.pick("=", "=", "IS NOT DISTINCT FROM"), number(right));
    String condition = dice.chance(30) ? brackets(equal) : equal;
    return left.with(right, kind, words("ON", condition, further(depth, left)));
  }

  private String further(int depth, From left) {
    if (depth == 0 || !dice.chance(20)) {
      return "";
    }
    if (dice.chance(50)) {
      return words("AND", number(left), "< 700");
    }
    String query = brackets(with.subqueries.scalar(depth - 1, Visible.NOTHING));
    return words("AND", number(left), dice.pick("<", ">=", "<>"), query);
  }

  private String number(From from) {
    List<Col> numbers =
        from.columns().stream().filter(column -> column.type() == Col.Type.NUMBER).toList();
    return numbers.isEmpty() ? String.valueOf(dice.upTo(300)) : dice.pick(numbers).qualified();
  }
}
