package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

/** Lists, structs, lambdas and comprehensions. */
final class Lists {
  private final Generation with;
  private final Dice dice;

  Lists(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  private String number(Visible visible) {
    return with.expressions.column(visible, Col.Type.NUMBER);
  }

  /** A list of numbers. */
  String list(int depth, Visible visible) {
    String own = "[" + number(visible) + "," + Words.GAP + number(visible) + "]";
    switch (dice.upTo(8)) {
      case 0:
        return transformed(own, visible);
      case 1:
        return comprehension(own, visible);
      case 2:
        return dice.pick(
            "[3, 1, 2]", "range(3)", "list_value(4, 5)", "[1] || [2]", "[[1, 2], [3]][1]");
      case 3:
        return depth > 0
            ? words(
                "ARRAY" + brackets(words(with.subqueries.column(depth - 1, visible), "ORDER BY 1")))
            : own;
      case 4:
        return words("list_filter(" + own + ",", lambda("", "> 100", visible) + ")");
      case 5:
        return words(own + "[1:2]");
      default:
        return dice.chance(60) ? with.expressions.column(visible, Col.Type.LIST) : own;
    }
  }

  private String transformed(String list, Visible visible) {
    return words("list_transform(" + list + ",", lambda("", "+ 1", visible) + ")");
  }

  private String lambda(String before, String after, Visible visible) {
    String name = with.names.parameter();
    String more = dice.maybe(40, words("+", number(visible)));
    String head = dice.chance(80) ? words("lambda", name + ":") : words(name, "->");
    return words(head, before, name, more, after);
  }

  private String comprehension(String list, Visible visible) {
    String name = with.names.parameter();
    return "["
        + words(name, "+", number(visible), "FOR", name, "IN", list)
        + dice.maybe(50, Words.GAP + words("IF", name, "> 1"))
        + "]";
  }

  /** A struct of a number and a text. */
  String struct(Visible visible) {
    String number = number(visible);
    String text = with.expressions.column(visible, Col.Type.TEXT);
    return dice.chance(75)
        ? "{'k':" + Words.GAP + number + ", 'stream': " + text + "}"
        : words("struct_pack(k := " + number + ",", "stream := " + text + ")");
  }

  /** A number out of a list or a struct. */
  String numberOf(int depth, Visible visible) {
    String struct = with.expressions.column(visible, Col.Type.STRUCT);
    String list = list(depth, visible);
    switch (dice.upTo(6)) {
      case 0:
        return list + "[1]";
      case 1:
        return "len" + brackets(list);
      case 2:
        return "list_max" + brackets(list);
      case 3:
        return struct + "['k']";
      case 4:
        return struct.startsWith("{") ? brackets(struct) + ".k" : struct + ".k";
      default:
        return brackets(struct) + ".k";
    }
  }

  /** A text out of a struct. */
  String textOf(Visible visible) {
    String struct = with.expressions.column(visible, Col.Type.STRUCT);
    return dice.chance(50) ? brackets(struct) + ".stream" : struct + "['stream']";
  }
}
