package io.kurrentdb.it.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes random SELECTs over {@code kdb.records} and {@code usr."orders-by-country"}: joins of
 * every kind, CTEs that shadow tables and each other, set operations, nesting, names that collide,
 * and comments where nobody expects them. The same seed gives the same texts. Most of them are good
 * SQL; which ones, DuckDB says.
 */
final class RandomQueries {
  /** Stands between tokens until {@link #spaced} writes a blank, a line feed or a comment there. */
  private static final char GAP = '\u0001';

  private static final String[] NAMES = {
    "a",
    "b",
    "c",
    "t",
    "x",
    "records",
    "kdb",
    "usr",
    "\"orders-by-country\"",
    "\"A b\"",
    "stream",
    "r1",
    "\"from\"",
    "_kdb0",
    "source",
    "alias",
    "v"
  };
  private static final String[] COMMENTS = {
    "/* FROM x */", "-- it's \" (\n", "/* a /* nested */ ; */", "--?\n", "/*)*/", "\n\t", "  "
  };
  private static final String[] STRINGS = {
    "'orders-1'", "'it''s'", "' FROM '", "$$a'b$$", "$q$--$q$", "E'\\'x'", "'/*'", "'ü?'", "''"
  };
  private static final String[] RECORD_COLUMNS = {
    "log_position", "stream_revision", "created_at", "stream", "schema_name", "category"
  };
  private static final String[] INDEX_COLUMNS = {
    "log_position", "stream_revision", "created_at", "field_country", "stream", "schema_name"
  };

  private final Random random;
  private final List<Cte> ctes = new ArrayList<>();
  private Set<String> aliases = new HashSet<>();
  private int made;

  private RandomQueries(Random random) {
    this.random = random;
  }

  /** The text of a number: always the same one, and without making those before it. */
  static String text(long number) {
    return new RandomQueries(new Random(mixed(number))).next();
  }

  /** Neighbouring numbers must not begin alike, as {@link Random} has it for neighbouring seeds. */
  private static long mixed(long number) {
    long z = number * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private record Col(String table, String name, boolean text) {}

  private record Cte(String name, List<Col> columns) {}

  private record Query(String text, List<Col> columns) {}

  private record From(String text, List<Col> columns) {}

  private String next() {
    String text = query(1 + upTo(3), List.of(), 0).text();
    return spaced(chance(8) ? text + ";" : text);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private int upTo(int bound) {
    return random.nextInt(bound);
  }

  private String pick(String... from) {
    return from[upTo(from.length)];
  }

  private <T> T pick(List<T> from) {
    return from.get(upTo(from.size()));
  }

  private static String words(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      if (part == null || part.toString().isEmpty()) {
        continue;
      }
      if (text.length() > 0) {
        text.append(GAP);
      }
      text.append(part);
    }
    return text.toString();
  }

  private String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 40);
    boolean odd = chance(35);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != GAP) {
        spaced.append(c);
      } else {
        spaced.append(odd && chance(12) ? " " + pick(COMMENTS) : " ");
      }
    }
    return spaced.toString();
  }

  /** An alias that this FROM does not have yet, though an outer query, a CTE or a table may. */
  private String name() {
    for (int attempt = 0; attempt < 8; attempt++) {
      String name = chance(50) ? pick("a", "b", "c", "t", "x") : pick(NAMES);
      if (aliases.add(name)) {
        return name;
      }
    }
    made++;
    return "z" + made;
  }

  private String cteName() {
    return chance(50) ? pick("a", "b", "c", "t", "x") : pick(NAMES);
  }

  private String freshColumn() {
    return pick("c", "k", "\"C d\"", "n", "stream");
  }

  // ---- queries

  /**
   * @param depth how deep subqueries may still nest
   * @param width number of columns wanted, 0 for any
   */
  private Query query(int depth, List<Col> outer, int width) {
    int known = ctes.size();
    String with = depth > 0 && chance(depth == 3 ? 45 : 20) ? with(depth, outer) : "";
    Query body =
        chance(18) && depth > 0 ? setOperation(depth, outer, width) : core(depth, outer, width);
    while (ctes.size() > known) {
      ctes.remove(ctes.size() - 1);
    }
    return new Query(words(with, body.text(), tail(body)), body.columns());
  }

  private String tail(Query body) {
    if (chance(25)) {
      String limit =
          chance(60) ? words("LIMIT", upTo(6), chance(30) ? words("OFFSET", upTo(3)) : "") : "";
      return words("ORDER BY ALL", chance(30) ? "DESC" : "", limit);
    }
    return "";
  }

  private String with(int depth, List<Col> outer) {
    List<String> parts = new ArrayList<>();
    boolean recursive = chance(20);
    int count = 1 + upTo(3);
    List<String> mine = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = cteName();
      if (mine.contains(name)) {
        continue;
      }
      mine.add(name);
      parts.add(recursive && chance(60) ? recursiveCte(name) : plainCte(name, depth, outer));
    }
    return words("WITH", recursive ? "RECURSIVE" : "", String.join(",", parts));
  }

  private String recursiveCte(String name) {
    String column = freshColumn();
    ctes.add(new Cte(name, List.of(new Col(name, column, false))));
    return words(
        name + "(" + column + ")",
        "AS (SELECT 1 UNION ALL SELECT",
        column,
        "+ 1 FROM",
        name,
        "WHERE",
        column,
        "<",
        2 + upTo(5) + ")");
  }

  private String plainCte(String name, int depth, List<Col> outer) {
    Query body = query(depth - 1, outer, 0);
    List<Col> columns = new ArrayList<>();
    String list = "";
    if (chance(25) && !body.columns().isEmpty() && distinct(body.columns())) {
      list = "(" + pick("p", "stream", "q") + ")";
      columns.add(
          new Col(name, list.substring(1, list.length() - 1), body.columns().get(0).text()));
    } else {
      columns.addAll(body.columns());
    }
    ctes.add(new Cte(name, columns));
    return words(
        name + list,
        "AS",
        chance(15) ? pick("MATERIALIZED", "NOT MATERIALIZED") : "",
        "(" + body.text() + ")");
  }

  private static boolean distinct(List<Col> columns) {
    return columns.stream().map(Col::name).distinct().count() == columns.size();
  }

  private Query setOperation(int depth, List<Col> outer, int width) {
    int columns = width > 0 ? width : 1 + upTo(2);
    Query left = core(depth - 1, outer, columns);
    Query right = core(depth - 1, outer, columns);
    String operation =
        pick("UNION ALL", "UNION", "EXCEPT", "INTERSECT", "EXCEPT ALL", "UNION ALL BY NAME");
    String rightText = chance(30) ? "(" + right.text() + ")" : right.text();
    List<Col> names = operation.endsWith("NAME") ? List.of() : left.columns();
    return new Query(words(left.text(), operation, rightText), names);
  }

  private Query core(int depth, List<Col> outer, int width) {
    if (width == 0 && chance(6)) {
      return values();
    }
    if (chance(12)) {
      return withoutFrom(depth, outer, width);
    }
    From from = from(depth, outer);
    if (width == 0 && chance(12)) {
      return new Query(
          words(chance(50) ? "FROM" : "SELECT * FROM", from.text(), where(depth, from, outer)),
          visible(from));
    }
    return chance(25) ? grouped(depth, from, outer, width) : plain(depth, from, outer, width);
  }

  private static List<Col> visible(From from) {
    List<Col> columns = new ArrayList<>();
    for (Col column : from.columns()) {
      if (columns.stream().noneMatch(other -> other.name().equals(column.name()))) {
        columns.add(column);
      }
    }
    return columns;
  }

  private Query values() {
    int rows = 1 + upTo(3);
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      texts.add("(" + upTo(9) + "," + GAP + pick(STRINGS) + ")");
    }
    return new Query(
        words("VALUES", String.join(",", texts)),
        List.of(new Col("", "col0", false), new Col("", "col1", true)));
  }

  private Query withoutFrom(int depth, List<Col> outer, int width) {
    int columns = width > 0 ? width : 1 + upTo(3);
    List<String> items = new ArrayList<>();
    List<Col> result = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      boolean text = chance(40);
      String name = "e" + i;
      items.add(words(expression(depth, outer, List.of(), text), "AS", name));
      result.add(new Col("", name, text));
    }
    return new Query(
        words("SELECT", String.join(",", items), chance(15) ? "WHERE 1 < 2" : ""), result);
  }

  private Query plain(int depth, From from, List<Col> outer, int width) {
    List<String> items = new ArrayList<>();
    List<Col> result = new ArrayList<>();
    int columns = width > 0 ? width : 1 + upTo(3);
    for (int i = 0; i < columns; i++) {
      boolean text = chance(50);
      String expression = expression(depth, from.columns(), outer, text);
      String name = chance(70) ? "c" + i : pick("stream", "records", "log_position", "k") + "";
      items.add(chance(20) ? words(expression, name) : words(expression, "AS", name));
      result.add(new Col("", name, text));
    }
    if (width == 0 && chance(10) && !from.columns().isEmpty()) {
      items.add(from.columns().get(0).table() + ".*");
    }
    String window =
        chance(8) ? "QUALIFY rank() OVER (ORDER BY ALL_) <= 2".replace("ALL_", order(from)) : "";
    return new Query(
        words(
            "SELECT",
            chance(12) ? "DISTINCT" : "",
            String.join("," + GAP, items),
            "FROM",
            from.text(),
            where(depth, from, outer),
            window),
        visible(new From("", result)));
  }

  private String order(From from) {
    return from.columns().isEmpty() ? "1" : column(from.columns(), List.of(), false);
  }

  private Query grouped(int depth, From from, List<Col> outer, int width) {
    int columns = width > 0 ? width : 1 + upTo(3);
    List<String> items = new ArrayList<>();
    List<Col> result = new ArrayList<>();
    boolean key = columns > 1;
    for (int i = 0; i < columns; i++) {
      boolean text = chance(40);
      String value = column(from.columns(), outer, text);
      String item = i == 0 && key ? value : pick("max(", "min(") + value + ")";
      if (i > 0 && chance(25)) {
        item =
            "count(*)"
                + (chance(30) ? " FILTER (WHERE " + condition(0, from.columns(), outer) + ")" : "");
        text = false;
      }
      items.add(words(item, "AS", "g" + i));
      result.add(new Col("", "g" + i, text));
    }
    return new Query(
        words(
            "SELECT",
            String.join("," + GAP, items),
            "FROM",
            from.text(),
            where(depth, from, outer),
            key ? pick("GROUP BY 1", "GROUP BY ALL", "GROUP BY g0") : "",
            chance(20) ? "HAVING count(*) > " + upTo(2) : ""),
        result);
  }

  // ---- FROM

  private From from(int depth, List<Col> outer) {
    Set<String> enclosing = aliases;
    aliases = new HashSet<>();
    From from = chance(3) ? positional() : item(depth, outer, List.of());
    int more = chance(45) ? 1 + upTo(2) : 0;
    for (int i = 0; i < more; i++) {
      from = join(depth, from, outer);
    }
    aliases = enclosing;
    return from;
  }

  private From join(int depth, From left, List<Col> outer) {
    switch (upTo(14)) {
      case 0:
        return both(left, item(depth, outer, List.of()), ",", "");
      case 1:
        return both(left, item(depth, outer, List.of()), "CROSS JOIN", "");
      case 2:
        return both(left, lateral(depth, left, outer), pick(", LATERAL", "CROSS JOIN LATERAL"), "");
      case 3:
        return both(left, lateral(depth, left, outer), "LEFT JOIN LATERAL", "ON true");
      case 4:
        return using(depth, left, outer);
      case 5:
        return natural(left, item(depth, outer, List.of()));
      case 6:
        return half(depth, left, outer);
      case 7:
        return asof(depth, left, outer);
      case 8:
        return parenthesised(depth, left, outer);
      default:
        return on(
            depth,
            left,
            item(depth, outer, List.of()),
            outer,
            pick("JOIN", "INNER JOIN", "LEFT JOIN", "LEFT OUTER JOIN", "RIGHT JOIN", "FULL JOIN"));
    }
  }

  /** Of plain tables only: the rows of a join have no order that could be relied on. */
  private From positional() {
    return both(table(), table(), "POSITIONAL JOIN", "");
  }

  private From natural(From left, From right) {
    for (Col column : left.columns()) {
      if (right.columns().stream().anyMatch(other -> other.name().equals(column.name()))) {
        return both(left, right, pick("NATURAL JOIN", "NATURAL LEFT JOIN"), "");
      }
    }
    return both(left, right, ",", "");
  }

  private From both(From left, From right, String kind, String condition) {
    List<Col> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    return new From(words(left.text(), kind, right.text(), condition), columns);
  }

  private From on(int depth, From left, From right, List<Col> outer, String kind) {
    String equal = words(qualified(left), pick("=", "=", "IS NOT DISTINCT FROM"), qualified(right));
    String more = "";
    if (depth > 0 && chance(20)) {
      boolean query = chance(50);
      more =
          query
              ? words(
                  "AND",
                  qualified(left),
                  pick("<", ">=", "<>"),
                  "(" + scalar(depth - 1, List.of(), false) + ")")
              : words("AND", words(qualified(left), "< 700"));
    }
    return both(left, right, kind, words("ON", chance(30) ? "(" + equal + ")" : equal, more));
  }

  private From using(int depth, From left, List<Col> outer) {
    From right = item(depth, outer, List.of());
    for (Col column : left.columns()) {
      boolean shared =
          right.columns().stream().anyMatch(other -> other.name().equals(column.name()));
      if (shared && chance(60)) {
        return both(
            left,
            right,
            pick("JOIN", "LEFT JOIN", "FULL JOIN", "RIGHT JOIN"),
            "USING (" + column.name() + ")");
      }
    }
    return both(left, right, ",", "");
  }

  private From half(int depth, From left, List<Col> outer) {
    From right = item(depth, outer, List.of());
    String condition = words("ON", qualified(left), "=", qualified(right));
    return new From(
        words(left.text(), pick("SEMI JOIN", "ANTI JOIN"), right.text(), condition),
        left.columns());
  }

  private From asof(int depth, From left, List<Col> outer) {
    From right = item(depth, outer, List.of());
    return both(
        left,
        right,
        pick("ASOF JOIN", "ASOF LEFT JOIN"),
        words("ON", qualified(left), ">=", qualified(right)));
  }

  private From parenthesised(int depth, From left, List<Col> outer) {
    From inner =
        on(
            depth,
            item(depth, outer, List.of()),
            item(depth, outer, List.of()),
            outer,
            pick("JOIN", "LEFT JOIN"));
    return on(
        depth,
        left,
        new From("(" + inner.text() + ")", inner.columns()),
        outer,
        pick("JOIN", "LEFT JOIN", "FULL JOIN"));
  }

  private From lateral(int depth, From left, List<Col> outer) {
    String name = name();
    String column = column(left.columns(), outer, false);
    String text =
        chance(50)
            ? words("(SELECT", column, "+ 1 AS l)")
            : words(
                "(SELECT max(i.log_position) AS l FROM kdb.records i WHERE i.log_position <",
                column + ")");
    return new From(words(text, "AS", name), List.of(new Col(name, "l", false)));
  }

  private From item(int depth, List<Col> outer, List<Col> lateral) {
    int kind = upTo(20);
    if (!ctes.isEmpty() && kind < 9) {
      return cte();
    }
    if (depth > 0 && kind < 12) {
      return derived(depth, outer);
    }
    switch (kind) {
      case 12:
        return aliased("(VALUES (1, 'a'), (200, 'b'), (3, NULL))", "n", "s");
      case 13:
        return aliased("unnest([100, 2, 300])", "n");
      case 14:
        return aliased(pick("range(4)", "generate_series(1, 3)", "range(100, 500, 100)"), "n");
      default:
        return table();
    }
  }

  private From aliased(String text, String... columns) {
    String name = name();
    List<Col> result = new ArrayList<>();
    for (String column : columns) {
      result.add(new Col(name, column, column.equals("s")));
    }
    return new From(words(text, "AS", name + "(" + String.join(",", columns) + ")"), result);
  }

  private From cte() {
    Cte cte = pick(ctes);
    String name = chance(50) && aliases.add(cte.name()) ? cte.name() : name();
    return new From(
        name.equals(cte.name()) ? name : words(cte.name(), chance(50) ? "AS" : "", name),
        rename(cte.columns(), name));
  }

  private static List<Col> rename(List<Col> columns, String table) {
    List<Col> renamed = new ArrayList<>();
    for (Col column : columns) {
      renamed.add(new Col(table, column.name(), column.text()));
    }
    return renamed;
  }

  private From derived(int depth, List<Col> outer) {
    Query query = query(depth - 1, outer, 0);
    String name = name();
    return new From(
        words("(" + query.text() + ")", chance(70) ? "AS" : "", name),
        rename(query.columns(), name));
  }

  private From table() {
    boolean records = chance(65);
    String text =
        records
            ? pick(
                "kdb.records",
                "kdb.records",
                "\"kdb\".\"records\"",
                "KDB.Records",
                "records",
                "kdb . records")
            : pick(
                "usr.\"orders-by-country\"",
                "\"usr\".\"orders-by-country\"",
                "\"orders-by-country\"");
    String plain = records ? "records" : "\"orders-by-country\"";
    boolean alias = chance(60) || !aliases.add(plain);
    String name = alias ? name() : "";
    String qualifier = alias ? name : pick(plain, (records ? "kdb." : "usr.") + plain);
    List<Col> columns = new ArrayList<>();
    for (String column : records ? RECORD_COLUMNS : INDEX_COLUMNS) {
      columns.add(
          new Col(
              qualifier,
              column,
              !column.contains("_p") && !column.contains("_r") && !column.contains("_at")));
    }
    return new From(alias ? words(text, chance(50) ? "AS" : "", name) : text, columns);
  }

  // ---- expressions

  private String where(int depth, From from, List<Col> outer) {
    return chance(55) ? words("WHERE", condition(depth, from.columns(), outer)) : "";
  }

  private String condition(int depth, List<Col> columns, List<Col> outer) {
    switch (upTo(depth > 0 ? 9 : 4)) {
      case 0:
        return words(column(columns, outer, false), "<", 100 * (1 + upTo(9)));
      case 1:
        return words(
            column(columns, outer, true),
            pick("LIKE 'orders-%'", "<> 'x'", "IS NOT NULL", "> 'France'"));
      case 2:
        return words(column(columns, outer, false), "BETWEEN 1 AND", 100 * upTo(9));
      case 3:
        return words(
            "(" + condition(0, columns, outer),
            pick("OR", "AND"),
            condition(0, columns, outer) + ")");
      case 4:
        return words(
            chance(30) ? "NOT EXISTS" : "EXISTS",
            "(" + query(depth - 1, all(columns, outer), 0).text() + ")");
      case 5:
        return words(
            column(columns, outer, false),
            pick("IN", "NOT IN"),
            "(" + scalar(depth - 1, columns, true) + ")");
      case 6:
        return words(
            column(columns, outer, false), pick("<= ANY", "= ANY", "> ALL"), "([100, 200, NULL])");
      case 7:
        return words(
            column(columns, outer, false), "= ANY", "(" + scalar(depth - 1, columns, true) + ")");
      default:
        return words(
            column(columns, outer, false),
            ">=",
            "(" + scalar(depth - 1, all(columns, outer), false) + ")");
    }
  }

  private String qualified(From from) {
    List<Col> numbers = from.columns().stream().filter(column -> !column.text()).toList();
    if (numbers.isEmpty()) {
      return String.valueOf(upTo(300));
    }
    Col column = pick(numbers);
    return column.table().isEmpty() ? column.name() : column.table() + "." + column.name();
  }

  private static List<Col> all(List<Col> columns, List<Col> outer) {
    List<Col> all = new ArrayList<>(columns);
    all.addAll(outer);
    return all;
  }

  /** A query of one number; of one row unless many are allowed. */
  private String scalar(int depth, List<Col> outer, boolean many) {
    if (chance(30)) {
      return words("SELECT", column(outer, List.of(), false), chance(50) ? "+ 1" : "");
    }
    if (chance(10) && many) {
      return "VALUES (100), (200)";
    }
    From from = item(Math.max(depth, 0), outer, List.of());
    String column = column(from.columns(), outer, false);
    return words(
        "SELECT",
        many ? column : pick("max(", "min(", "count(") + column + ")",
        "FROM",
        from.text(),
        where(0, from, outer));
  }

  private String expression(int depth, List<Col> columns, List<Col> outer, boolean text) {
    Supplier<String> column = () -> column(columns, outer, text);
    switch (upTo(depth > 0 ? 11 : 6)) {
      case 0:
        return text
            ? words(column.get(), "||", pick(STRINGS))
            : words("(" + column.get(), "+", upTo(5) + ")");
      case 1:
        return text
            ? pick(STRINGS)
            : pick(
                "1",
                "2 + 3",
                "- 4",
                "CASE WHEN 1 IS DISTINCT FROM 2 THEN 5 END",
                "extract(year FROM DATE '2026-01-01')");
      case 2:
        return words(
            "CASE WHEN",
            condition(0, columns, outer),
            "THEN",
            column.get(),
            "ELSE",
            column.get(),
            "END");
      case 3:
        return text ? "upper(" + column.get() + ")" : "coalesce(" + column.get() + ", 7)";
      case 6:
        return text ? column.get() : "(" + scalar(depth - 1, all(columns, outer), false) + ")";
      case 7:
        return text
            ? "substring(" + column.get() + " FROM 1 FOR 3)"
            : words("count(*) OVER (PARTITION BY", column.get() + ")");
      case 8:
        return words("(SELECT", column.get() + ")");
      default:
        return column.get();
    }
  }

  private String column(List<Col> columns, List<Col> outer, boolean text) {
    List<Col> fitting = new ArrayList<>();
    for (Col column : columns) {
      if (column.text() == text) {
        fitting.add(column);
      }
    }
    List<Col> visible = columns;
    if (fitting.isEmpty() || chance(4)) {
      visible = all(columns, outer);
      for (Col column : outer) {
        if (column.text() == text) {
          fitting.add(column);
        }
      }
    }
    return fitting.isEmpty()
        ? (text ? pick(STRINGS) : String.valueOf(upTo(300)))
        : reference(pick(fitting), visible);
  }

  private String reference(Col column, List<Col> visible) {
    if (column.table().isEmpty()) {
      return column.name();
    }
    long same = visible.stream().filter(other -> other.name().equals(column.name())).count();
    return same > 1 || chance(65) ? column.table() + "." + column.name() : column.name();
  }
}
