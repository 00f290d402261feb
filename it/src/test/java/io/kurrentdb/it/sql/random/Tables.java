package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.ArrayList;
import java.util.List;

/** One item of a FROM: a table, a CTE, a subquery, VALUES, a function, a pivot. */
final class Tables {
  private static final List<Col> RECORDS =
      List.of(
          Col.number("log_position"),
          Col.number("stream_revision"),
          Col.number("created_at"),
          Col.text("stream"),
          Col.text("schema_name"),
          Col.text("category"),
          new Col("", "data", Col.Type.JSON));
  private static final List<Col> INDEX =
      List.of(
          Col.number("log_position"),
          Col.number("stream_revision"),
          Col.number("created_at"),
          Col.text("field_country"),
          Col.text("stream"),
          Col.text("schema_name"),
          new Col("", "data", Col.Type.JSON));

  private final Generation with;
  private final Dice dice;

  Tables(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  From item(int depth, List<Col> outer) {
    int kind = dice.upTo(24);
    if (!with.ctes.isEmpty() && kind < 9) {
      return cte();
    }
    if (depth > 0 && kind < 12) {
      return derived(depth, outer);
    }
    switch (kind) {
      case 12:
        return values();
      case 13:
        return function(
            dice.pick("unnest([100, 2, 300])", "unnest(['1', '2'])", "unnest(range(3))"));
      case 14:
      case 15:
        return function(
            dice.pick("range(4)", "generate_series(1, 3)", "range(100, 500, 100)", "RANGE(2)"));
      case 16:
        return dice.chance(50) ? with.pivots.table() : structs();
      default:
        return table();
    }
  }

  private From structs() {
    String struct = dice.pick("s", "\"S t\"", "records", "kdb", "\"orders-by-country\"", "x");
    String name = with.names.alias();
    String text =
        words(
            "(SELECT {'k': log_position, 'stream': stream} AS",
            struct + ",",
            "stream_revision FROM kdb.records) AS",
            name);
    return new From(
        text,
        List.of(
            new Col(name, struct, Col.Type.STRUCT),
            new Col(name, "stream_revision", Col.Type.NUMBER)));
  }

  /** A table or a CTE, without an alias. */
  From named() {
    if (!with.ctes.isEmpty() && dice.chance(50)) {
      Cte cte = dice.pick(with.ctes);
      return new From(cte.name(), cte.columns());
    }
    return dice.chance(65)
        ? new From(dice.pick("kdb.records", "records", "\"kdb\".\"records\""), RECORDS)
        : new From(dice.pick("usr.\"orders-by-country\"", "\"orders-by-country\""), INDEX);
  }

  From values() {
    String rows = "VALUES (1, 'a'), (200, 'b'), (3, NULL)";
    if (dice.chance(15)) {
      String name = with.names.alias();
      String text = words(brackets(rows), "AS", name);
      return new From(text, Col.of(List.of(Col.number("col0"), Col.text("col1")), name));
    }
    String text = dice.chance(8) ? rows : brackets(rows);
    return aliased(text, List.of(Col.number("n"), Col.text("s")));
  }

  private From function(String call) {
    if (dice.chance(20)) {
      String name = with.names.alias();
      String column = call.substring(0, call.indexOf('(')).toLowerCase(java.util.Locale.ROOT);
      return new From(words(call, "AS", name), List.of(new Col(name, column, Col.Type.NUMBER)));
    }
    if (dice.chance(10)) {
      return aliased(words(call, "WITH ORDINALITY"), List.of(Col.number("n"), Col.number("o")));
    }
    return aliased(call, List.of(Col.number("n")));
  }

  /** What changes with the rows to its left. */
  From lateral(List<Col> left, List<Col> outer) {
    Visible visible = new Visible(left, outer);
    String value = with.expressions.column(visible, Col.Type.NUMBER);
    switch (dice.upTo(6)) {
      case 0:
        return aliased("unnest([" + value + ", 7])", List.of(Col.number("l")));
      case 1:
        return aliased("range(" + value + " % 3)", List.of(Col.number("l")));
      case 2:
        return aliased(brackets(words("VALUES", "(" + value + "), (5)")), List.of(Col.number("l")));
      case 3:
        return derived(brackets(words("SELECT", value, "+ 1 AS l")));
      case 4:
        return derived(
            brackets(words("SELECT unnest(" + with.lists.list(0, visible) + ")", "AS l")));
      default:
        return derived(
            brackets(
                words(
                    "SELECT max(i.log_position) AS l FROM kdb.records i WHERE i.log_position <",
                    value)));
    }
  }

  private From derived(String query) {
    String name = with.names.alias();
    return new From(words(query, "AS", name), List.of(new Col(name, "l", Col.Type.NUMBER)));
  }

  private From aliased(String text, List<Col> columns) {
    String name = with.names.alias();
    List<String> names = columns.stream().map(Col::name).toList();
    String list = brackets(String.join(dice.pick(",", ", "), names));
    return new From(words(text, dice.maybe(80, "AS"), name + list), Col.of(columns, name));
  }

  private From cte() {
    Cte cte = dice.pick(with.ctes);
    if (dice.chance(50) && with.names.take(cte.name())) {
      return new From(cte.name(), Col.of(cte.columns(), cte.name()));
    }
    String name = with.names.alias();
    String text = words(cte.name(), dice.maybe(50, "AS"), name);
    return renamed(new From(text, Col.of(cte.columns(), name)), name, 8);
  }

  private From derived(int depth, List<Col> outer) {
    Query query = with.queries.query(depth - 1, outer, Queries.ANY);
    String name = with.names.alias();
    String text = words(brackets(query.text()), dice.maybe(70, "AS"), name);
    return renamed(new From(text, Col.of(query.columns(), name)), name, 10);
  }

  /** With a column list, perhaps, that names the first of its columns. */
  private From renamed(From from, String alias, int percent) {
    if (from.columns().isEmpty() || !dice.chance(percent)) {
      return from;
    }
    String column = with.names.column();
    List<Col> columns = List.of(from.columns().get(0).named(column));
    return new From(from.text() + "(" + column + ")", Col.of(columns, alias));
  }

  From table() {
    boolean records = dice.chance(65);
    String text = records ? recordsName() : indexName();
    String plain = records ? "records" : "\"orders-by-country\"";
    boolean alias = dice.chance(60) || !with.names.take(plain);
    List<Col> columns = records ? RECORDS : INDEX;
    if (!alias) {
      String schema = records ? "kdb." : "usr.";
      String qualifier =
          dice.pick(plain, plain, schema + plain, schema + plain, "memory." + schema + plain);
      return new From(
          text,
          Col.of(columns, qualifier.startsWith("memory") && !dice.chance(30) ? plain : qualifier));
    }
    String name = with.names.alias();
    if (dice.chance(2)) {
      return new From(words(name + ":", text), Col.of(columns, name));
    }
    From from = new From(words(text, dice.maybe(50, "AS"), name), Col.of(columns, name));
    return renamed(from, name, 3);
  }

  private String recordsName() {
    return dice.pick(
        "kdb.records",
        "kdb.records",
        "kdb.records",
        "\"kdb\".\"records\"",
        "KDB.Records",
        "records",
        "records",
        "kdb . records",
        "memory.kdb.records");
  }

  private String indexName() {
    return dice.pick(
        "usr.\"orders-by-country\"",
        "\"usr\".\"orders-by-country\"",
        "\"orders-by-country\"",
        "\"Orders-By-Country\"");
  }

  /** Two tables side by side: the rows of anything else have no order to rely on. */
  From positional() {
    List<From> both = new ArrayList<>(List.of(table(), table()));
    return both.get(0).with(both.get(1), "POSITIONAL JOIN", "");
  }
}
