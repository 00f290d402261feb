package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.ArrayList;
import java.util.List;

/** GROUP BY in all its forms, and aggregates whose answer does not hang on an order. */
final class Groups {
  private final Generation with;
  private final Dice dice;

  Groups(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  Query query(int depth, From from, List<Col> outer, List<Col.Type> shape) {
    Visible visible = new Visible(from.columns(), outer);
    List<Col.Type> types = with.selects.types(shape);
    int keys = types.size() == 1 ? 0 : 1 + dice.upTo(types.size() - 1);
    List<String> items = new ArrayList<>();
    List<Col> result = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Col.Type type = types.get(i);
      String value = i < keys ? key(depth, visible, type) : aggregate(depth, visible, type);
      items.add(words(value, "AS", "g" + i));
      result.add(new Col("", "g" + i, type));
    }
    String having = dice.maybe(20, words("HAVING", "count(*)", dice.pick(">", "<"), dice.upTo(3)));
    String select =
        words(
            "SELECT",
            Words.list(items),
            "FROM",
            from.text(),
            with.conditions.where(depth, visible),
            keys > 0 ? groupBy(keys) : dice.maybe(5, "GROUP BY ()"),
            having);
    return new Query(select, result);
  }

  private String groupBy(int keys) {
    if (keys > 1 || dice.chance(20)) {
      String all = keys > 1 ? "g0, g1" : "g0";
      String last = keys > 1 ? "(g0, g1), g1" : "g0";
      return words(
          "GROUP BY",
          dice.pick(
              "ALL",
              "ALL",
              all,
              all.replace("g0", "1").replace("g1", "2"),
              "ROLLUP (" + all + ")",
              "CUBE (" + all + ")",
              "GROUPING SETS (" + last + ", ())"));
    }
    return dice.pick("GROUP BY 1", "GROUP BY ALL", "GROUP BY g0");
  }

  private String key(int depth, Visible visible, Col.Type type) {
    return dice.chance(70)
        ? with.expressions.column(visible, type)
        : with.expressions.of(Math.min(depth, 1) - 1, visible, type);
  }

  String aggregate(int depth, Visible visible, Col.Type type) {
    String value = with.expressions.column(visible, type);
    switch (type) {
      case NUMBER:
        return number(depth, visible, value);
      case LIST:
        String number = with.expressions.column(visible, Col.Type.NUMBER);
        return words("list(" + number, "ORDER BY", number + ")");
      case STRUCT:
        return "max" + brackets(with.lists.struct(visible));
      default:
        return dice.chance(12)
            ? words("string_agg(" + value + ", ',' ORDER BY", value + ")")
            : dice.pick("max", "min") + brackets(value);
    }
  }

  private String number(int depth, Visible visible, String value) {
    switch (dice.upTo(9)) {
      case 0:
        return "count(*)";
      case 1:
        return words("count(*)", filter(depth, visible));
      case 2:
        return "count(DISTINCT" + Words.GAP + value + ")";
      case 3:
        return words("max(" + value + ")", filter(depth, visible));
      case 4:
        return "count_if(" + with.conditions.of(0, visible) + ")";
      default:
        return dice.pick("max", "min") + brackets(value);
    }
  }

  private String filter(int depth, Visible visible) {
    int left = dice.chance(20) ? depth - 1 : 0;
    return words("FILTER (WHERE", with.conditions.of(Math.max(left, 0), visible) + ")");
  }
}
