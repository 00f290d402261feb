package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.ArrayList;
import java.util.List;

/** Values of a type: columns, literals, functions, subqueries. */
final class Expressions {
  private static final String[] STRINGS = {
    "'orders-1'",
    "'it''s'",
    "' FROM '",
    "$$a'b$$",
    "$q$--$q$",
    "E'\\'x'",
    "'/*'",
    "'ü?'",
    "''",
    "'kdb.records'",
    "'$1'",
    "E'a\\nb'",
    "'\"'"
  };
  private static final String[] NUMBERS = {
    "1",
    "2 + 3",
    "- 4",
    "1_000",
    "1e2",
    "42.",
    ".5",
    "CASE WHEN 1 IS DISTINCT FROM 2 THEN 5 END",
    "extract(year FROM DATE '2026-01-01')",
    "CAST('7' AS INTEGER)",
    "position('b' IN 'abc')",
    "date_part('day', TIMESTAMP '2026-04-12 10:00:00')",
    "'12'::INT"
  };

  private final Generation with;
  private final Dice dice;

  Expressions(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  String string() {
    return dice.pick(STRINGS);
  }

  /** A value that may hold subqueries as deep as the depth says. */
  String of(int depth, Visible visible, Col.Type type) {
    switch (type) {
      case NUMBER:
        return number(depth, visible);
      case TEXT:
        return text(depth, visible);
      case LIST:
        return with.lists.list(depth, visible);
      case STRUCT:
        return with.lists.struct(visible);
      default:
        return column(visible, type);
    }
  }

  private String number(int depth, Visible visible) {
    String column = column(visible, Col.Type.NUMBER);
    switch (dice.upTo(depth > 0 ? 13 : 9)) {
      case 0:
        return brackets(words(column, dice.pick("+", "-", "*"), dice.upTo(5)));
      case 1:
        return dice.pick(NUMBERS);
      case 2:
        return choice(visible, Col.Type.NUMBER);
      case 3:
        return "coalesce(" + column + ", 7)";
      case 4:
        return dice.chance(40) ? with.lists.numberOf(depth, visible) : column;
      case 5:
        return dice.chance(30)
            ? with.windows.call(visible, Windows.Named.NONE)
            : dice.pick(column + "::BIGINT", "CAST(" + column + " AS DOUBLE)", "-" + column);
      case 9:
      case 10:
        return brackets(with.subqueries.scalar(depth - 1, visible));
      case 11:
        return words("(SELECT", column + ")");
      default:
        return column;
    }
  }

  private String text(int depth, Visible visible) {
    String column = column(visible, Col.Type.TEXT);
    switch (dice.upTo(depth > 0 ? 11 : 9)) {
      case 0:
        return words(column, "||", string());
      case 1:
        return string();
      case 2:
        return choice(visible, Col.Type.TEXT);
      case 3:
        return dice.pick("upper", "lower", "trim") + brackets(column);
      case 4:
        return "substring(" + column + " FROM 1 FOR 3)";
      case 5:
        return dice.chance(30) ? with.lists.textOf(visible) : json(visible);
      case 6:
        return dice.chance(20) ? "trim(both 'o' FROM " + column + ")" : column;
      case 9:
        return words("(SELECT", column + ")");
      default:
        return column;
    }
  }

  private String choice(Visible visible, Col.Type type) {
    String value = column(visible, type);
    String other = column(visible, type);
    return words("CASE WHEN", with.conditions.of(0, visible), "THEN", value, "ELSE", other, "END");
  }

  private String json(Visible visible) {
    String data = column(visible, Col.Type.JSON);
    return dice.pick(
        data + "->>'OrderId'",
        data + "::json->>'OrderId'",
        "(" + data + "::json->'Address'->>'Country')",
        "json_extract_string(" + data + ", '$.Customer.Name')",
        data + "->>'$.Currency'");
  }

  /** A column of the type, or a plain value where there is none. */
  String column(Visible visible, Col.Type type) {
    List<Col> fitting = fitting(visible.inner(), type);
    List<Col> near = visible.inner();
    if (fitting.isEmpty() || dice.chance(4)) {
      fitting.addAll(fitting(visible.outer(), type));
      near = visible.all();
    }
    return fitting.isEmpty() ? plain(type) : reference(dice.pick(fitting), near);
  }

  private static List<Col> fitting(List<Col> columns, Col.Type type) {
    return new ArrayList<>(columns.stream().filter(column -> column.type() == type).toList());
  }

  private String plain(Col.Type type) {
    switch (type) {
      case NUMBER:
        return String.valueOf(dice.upTo(300));
      case TEXT:
        return string();
      case LIST:
        return "[7, 8]";
      case STRUCT:
        return "{'k': 5, 'stream': 'five'}";
      default:
        return "'{\"OrderId\": \"none\"}'";
    }
  }

  private String reference(Col column, List<Col> visible) {
    if (column.table().isEmpty()) {
      return column.name();
    }
    long same = visible.stream().filter(other -> other.name().equals(column.name())).count();
    if (same > 1 || dice.chance(65)) {
      boolean bare = Names.isKeyword(column.name()) && dice.chance(60);
      String name = bare ? Names.unquoted(column.name()) : column.name();
      String table = dice.chance(3) ? brackets(column.table()) : column.table();
      return table + "." + name;
    }
    return dice.chance(4) && !column.name().startsWith("\"")
        ? '"' + column.name() + '"'
        : column.name();
  }
}
