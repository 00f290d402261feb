package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.List;

/** Whole queries: WITH, a body, an order and a limit. */
final class Queries {
  /** The shape of a query that may have any columns. */
  static final List<Col.Type> ANY = List.of();

  private final Generation with;
  private final Dice dice;

  Queries(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  /**
   * Writes a query.
   *
   * @param depth how deep subqueries may still nest
   * @param outer the columns of the queries around it
   * @param shape the types of the columns wanted
   */
  Query query(int depth, List<Col> outer, List<Col.Type> shape) {
    int known = with.ctes.size();
    String ctes =
        depth > 0 && dice.chance(depth == 3 ? 45 : 20) ? with.commonTables.with(depth, outer) : "";
    Query body = body(depth, outer, shape);
    while (with.ctes.size() > known) {
      with.ctes.remove(with.ctes.size() - 1);
    }
    return new Query(words(ctes, body.text(), tail(depth, body)), body.columns());
  }

  private Query body(int depth, List<Col> outer, List<Col.Type> shape) {
    if (depth > 0 && dice.chance(16)) {
      return with.setOperations.query(depth, outer, shape);
    }
    return with.selects.query(depth, outer, shape);
  }

  private String tail(int depth, Query body) {
    if (dice.chance(25)) {
      return words(
          "ORDER BY ALL", dice.maybe(30, dice.pick("DESC", "ASC NULLS FIRST")), limit(depth));
    }
    return dice.maybe(4, words("ORDER BY", order(depth, body)));
  }

  /** Of no consequence where nothing is cut off after it. */
  private String order(int depth, Query body) {
    if (body.columns().isEmpty()) {
      return "1";
    }
    String column = dice.pick(body.columns()).name();
    return depth > 0 && dice.chance(20)
        ? brackets(words("SELECT", column))
        : words(column, dice.pick("", "DESC", "NULLS LAST", "DESC NULLS FIRST"));
  }

  private String limit(int depth) {
    if (dice.chance(40)) {
      return "";
    }
    String offset = dice.maybe(30, words("OFFSET", dice.upTo(3)));
    switch (dice.upTo(12)) {
      case 0:
        return words("LIMIT", brackets(words(dice.upTo(3), "+", dice.upTo(3))), offset);
      case 1:
        return words("LIMIT", 10 * dice.upTo(11) + "%");
      case 2:
        return words("LIMIT", 10 * dice.upTo(11), "PERCENT");
      case 3:
        return depth > 0 ? words("LIMIT", brackets("SELECT" + Words.GAP + dice.upTo(4))) : "";
      case 4:
        return depth > 0
            ? words("LIMIT", brackets("SELECT count(*) % 5 FROM kdb.records"), offset)
            : "";
      case 5:
        return words(
            dice.maybe(50, words("OFFSET", dice.upTo(3), "ROWS")),
            "FETCH FIRST",
            dice.upTo(4),
            "ROWS ONLY");
      case 6:
        return words("LIMIT", "ALL");
      case 7:
        return words("OFFSET", 1);
      default:
        return words("LIMIT", dice.upTo(6), offset);
    }
  }
}
