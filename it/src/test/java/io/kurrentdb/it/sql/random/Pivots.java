package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.List;

/** PIVOT and UNPIVOT, as statements and in FROM, always with values. */
final class Pivots {
  private final Generation with;
  private final Dice dice;

  Pivots(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  private String events() {
    return dice.pick(
        "kdb.records",
        "kdb.records",
        "records",
        "(SELECT * FROM kdb.records)",
        "(SELECT stream, schema_name, log_position FROM kdb.records WHERE log_position < 700)",
        "(SELECT r.stream, r.schema_name, i.log_position FROM kdb.records r JOIN"
            + " usr.\"orders-by-country\" i USING (log_position))");
  }

  private String values() {
    return dice.pick(
        "schema_name IN ('OrderPlaced', 'OrderShipped')",
        "schema_name IN ('OrderPlaced')",
        "schema_name IN ('OrderPlaced' AS placed, 'other' AS \"O t\")",
        "stream IN ('orders-1', 'orders-2')");
  }

  private String using() {
    return dice.pick("count(*)", "max(log_position)", "count(*) AS n, max(log_position) AS m");
  }

  /** A statement of its own, or a query around it. */
  Query statement() {
    String text =
        dice.chance(50)
            ? words(
                "PIVOT",
                events(),
                "ON",
                values(),
                "USING",
                using(),
                dice.maybe(70, words("GROUP BY", dice.pick("category", "stream", "schema_name"))))
            : words(
                "UNPIVOT",
                "(SELECT stream, log_position, stream_revision FROM kdb.records)",
                "ON log_position, stream_revision INTO NAME",
                dice.pick("n", "name", "records"),
                "VALUE",
                dice.pick("v", "\"V w\""));
    return new Query(dice.chance(40) ? words("FROM", brackets(text)) : text, List.of());
  }

  /** A table in FROM. */
  From table() {
    String name = with.names.alias();
    if (dice.chance(50)) {
      return new From(
          words(
              "(SELECT stream, log_position, stream_revision FROM kdb.records) UNPIVOT (v FOR n IN"
                  + " (log_position, stream_revision)) AS",
              name),
          List.of(
              new Col(name, "v", Col.Type.NUMBER),
              new Col(name, "n", Col.Type.TEXT),
              new Col(name, "stream", Col.Type.TEXT)));
    }
    return new From(
        words(
            events(),
            "PIVOT (count(*) FOR",
            dice.pick(
                "schema_name IN ('OrderPlaced' AS placed, 'OrderShipped' AS shipped)",
                "schema_name IN ('OrderPlaced' AS placed)"),
            "GROUP BY stream) AS",
            name),
        List.of(new Col(name, "stream", Col.Type.TEXT), new Col(name, "placed", Col.Type.NUMBER)));
  }
}
