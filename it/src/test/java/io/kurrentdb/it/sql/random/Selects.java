package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.words;

import java.util.ArrayList;
import java.util.List;

/** One SELECT: its list, its clauses, and the forms that have none. */
final class Selects {
  private final Generation with;
  private final Dice dice;

  Selects(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  Query query(int depth, List<Col> outer, List<Col.Type> shape) {
    boolean any = shape.isEmpty();
    if (any && dice.chance(6)) {
      return values();
    }
    if (any && dice.chance(3)) {
      return table();
    }
    if (any && dice.chance(4)) {
      return with.pivots.statement();
    }
    if (dice.chance(12)) {
      return withoutFrom(depth, outer, shape);
    }
    From from = with.joins.from(depth, outer);
    if (any && dice.chance(14)) {
      return with.stars.query(depth, from, outer);
    }
    return dice.chance(25)
        ? with.groups.query(depth, from, outer, shape)
        : plain(depth, from, outer, shape);
  }

  private Query values() {
    int rows = 1 + dice.upTo(3);
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      texts.add("(" + dice.upTo(9) + "," + Words.GAP + with.expressions.string() + ")");
    }
    return new Query(
        words("VALUES", Words.list(texts)), List.of(Col.number("col0"), Col.text("col1")));
  }

  private Query table() {
    From from = with.tables.named();
    return new Query(words("TABLE", from.text()), Col.of(Col.distinct(from.columns()), ""));
  }

  private Query withoutFrom(int depth, List<Col> outer, List<Col.Type> shape) {
    List<Col.Type> types = types(shape);
    List<String> items = new ArrayList<>();
    List<Col> result = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String name = "e" + i;
      String value = with.expressions.of(depth, new Visible(List.of(), outer), types.get(i));
      items.add(words(value, "AS", name));
      result.add(new Col("", name, types.get(i)));
    }
    return new Query(
        words("SELECT", Words.list(items), dice.maybe(15, dice.pick("WHERE 1 < 2", "WHERE 2 < 1"))),
        result);
  }

  /** The shape wanted, or any. */
  List<Col.Type> types(List<Col.Type> shape) {
    if (!shape.isEmpty()) {
      return shape;
    }
    List<Col.Type> types = new ArrayList<>();
    int columns = 1 + dice.upTo(3);
    for (int i = 0; i < columns; i++) {
      int kind = dice.upTo(20);
      types.add(
          kind == 0
              ? Col.Type.LIST
              : kind <= 2 ? Col.Type.STRUCT : kind < 11 ? Col.Type.NUMBER : Col.Type.TEXT);
    }
    return types;
  }

  private Query plain(int depth, From from, List<Col> outer, List<Col.Type> shape) {
    Visible visible = new Visible(from.columns(), outer);
    List<String> items = new ArrayList<>();
    List<Col> result = new ArrayList<>();
    Windows.Named windows = with.windows.named(visible);
    for (Col.Type type : types(shape)) {
      String name = with.names.column(items.size());
      String value = with.expressions.of(depth, visible, type);
      if (type == Col.Type.NUMBER && dice.chance(windows.isEmpty() ? 5 : 60)) {
        value = with.windows.call(visible, windows);
      } else if (type == Col.Type.NUMBER && dice.chance(4) && !result.isEmpty()) {
        value = alias(result, value);
      }
      items.add(item(value, name));
      result.add(new Col("", name, type));
    }
    if (shape.isEmpty()) {
      more(from, items, result);
    }
    String where = with.conditions.where(depth, visible);
    String clauses = words(where, windows.clause(), with.windows.qualify(visible, windows));
    return new Query(
        select(distinct(result), Words.list(items), from.text(), clauses), Col.distinct(result));
  }

  /** Stars of a table and of a struct. */
  private void more(From from, List<String> items, List<Col> result) {
    if (dice.chance(10) && !from.columns().isEmpty()) {
      items.add(from.columns().get(0).table() + ".*");
    }
    List<Col> structs =
        from.columns().stream().filter(column -> column.type() == Col.Type.STRUCT).toList();
    if (!structs.isEmpty() && dice.chance(35)) {
      Col struct = dice.pick(structs);
      String name = dice.chance(50) ? struct.name() : struct.qualified();
      items.add(dice.chance(75) ? name + ".*" : "unnest(" + name + ")");
      result.add(Col.number("k"));
      result.add(Col.text("stream"));
    }
  }

  /** A column of this select list, named by its alias. */
  private static String alias(List<Col> made, String otherwise) {
    return made.stream()
        .filter(column -> column.type() == Col.Type.NUMBER && column.name().startsWith("c"))
        .findFirst()
        .map(column -> words(column.name(), "+ 1"))
        .orElse(otherwise);
  }

  private String item(String value, String name) {
    if (dice.chance(2)) {
      return name + ":" + Words.GAP + value;
    }
    boolean bare = dice.chance(20) && !name.equals("data");
    // Behind AS a keyword needs no quotes.
    String label = Names.isKeyword(name) && dice.chance(70) ? Names.unquoted(name) : name;
    return bare ? words(value, name) : words(value, "AS", label);
  }

  /** DISTINCT ON takes the first row of each kind: an order by all columns says which. */
  private String distinct(List<Col> result) {
    if (dice.chance(2) && !result.isEmpty()) {
      return "DISTINCT ON (" + result.get(0).name() + ")";
    }
    return dice.maybe(12, "DISTINCT");
  }

  private String select(String distinct, String items, String from, String clauses) {
    if (distinct.contains(" ON ")) {
      String ordered = words("SELECT", distinct, items, "FROM", from, clauses, "ORDER BY ALL");
      return words("FROM", Words.brackets(ordered));
    }
    if (dice.chance(8)) {
      return words("FROM", from, "SELECT", distinct, items, clauses);
    }
    return words("SELECT", distinct, items, "FROM", from, clauses);
  }
}
