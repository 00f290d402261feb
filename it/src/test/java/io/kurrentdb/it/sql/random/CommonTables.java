package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.ArrayList;
import java.util.List;

/** WITH: one or many, recursive, with column lists, called like tables and like each other. */
final class CommonTables {
  private final Generation with;
  private final Dice dice;

  CommonTables(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  /** Writes WITH and what follows it; the CTEs are in scope from then on. */
  String with(int depth, List<Col> outer) {
    List<String> parts = new ArrayList<>();
    boolean recursive = dice.chance(25);
    int count = 1 + dice.upTo(3);
    List<String> mine = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = with.names.cte();
      if (!mine.contains(name)) {
        mine.add(name);
        parts.add(recursive && dice.chance(60) ? recursive(name) : plain(name, depth, outer));
      }
    }
    return words("WITH", recursive ? "RECURSIVE" : "", Words.list(parts));
  }

  private String plain(String name, int depth, List<Col> outer) {
    Query body = with.queries.query(depth - 1, outer, Queries.ANY);
    List<Col> columns = new ArrayList<>(body.columns());
    String list = "";
    boolean distinct = Col.distinct(columns).size() == columns.size();
    if (dice.chance(25) && !columns.isEmpty() && distinct) {
      // The body may have columns before these: then the list names another one.
      String column = with.names.column();
      columns = new ArrayList<>(List.of(columns.get(0).named(column)));
      list = brackets(column);
    }
    with.ctes.add(new Cte(name, columns));
    return words(
        name + list,
        "AS",
        dice.maybe(15, dice.pick("MATERIALIZED", "NOT MATERIALIZED")),
        brackets(body.text()));
  }

  private String recursive(String name) {
    switch (dice.upTo(5)) {
      case 0:
        return walk(name);
      case 1:
        return keyed(name);
      case 2:
        return joined(name);
      default:
        return counting(name);
    }
  }

  private String counting(String name) {
    String column = with.names.column();
    with.ctes.add(new Cte(name, List.of(Col.number(column))));
    return words(
        name + brackets(column),
        "AS (SELECT 1",
        dice.pick("UNION ALL", "UNION"),
        "SELECT",
        column,
        "+ 1 FROM",
        name,
        "WHERE",
        dice.chance(50) ? column : name + "." + column,
        "<",
        2 + dice.upTo(5) + ")");
  }

  /** Over the events, from one to the next. */
  private String walk(String name) {
    with.ctes.add(new Cte(name, List.of(Col.number("p"), Col.text("s"))));
    return words(
        name + "(p, s)",
        "AS (SELECT log_position, stream FROM kdb.records WHERE log_position < 200 UNION",
        dice.maybe(50, "ALL"),
        "SELECT r.log_position, r.stream FROM kdb.records",
        dice.pick("AS r", "r"),
        dice.pick("JOIN", "INNER JOIN"),
        name,
        "ON r.log_position =",
        name + ".p + 300)");
  }

  private String joined(String name) {
    with.ctes.add(new Cte(name, List.of(Col.number("n"), Col.number("m"))));
    return words(
        name + "(n, m)",
        "AS (VALUES (1, 2) UNION ALL SELECT w.n + 1,",
        dice.pick("w.m * 2", "(SELECT w.m + 1)", "(SELECT max(v.m) FROM " + name + " v)"),
        "FROM",
        name,
        "AS w",
        dice.pick("", ", (SELECT 1 AS one) AS o", "CROSS JOIN (VALUES (7)) AS o(x)"),
        "WHERE w.n <",
        2 + dice.upTo(3) + ")");
  }

  private String keyed(String name) {
    with.ctes.add(new Cte(name, List.of(Col.number("k"), Col.number("n"))));
    return words(
        name + "(k, n)",
        "USING KEY (k) AS (SELECT 1, 0 UNION SELECT 1 + n % 2, n + 1 FROM",
        name,
        "WHERE n <",
        1 + dice.upTo(4) + ")");
  }
}
