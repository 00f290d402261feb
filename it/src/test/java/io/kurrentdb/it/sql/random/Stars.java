package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stars, with what can follow them, and COLUMNS. */
final class Stars {
  private final Generation with;
  private final Dice dice;

  Stars(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  Query query(int depth, From from, List<Col> outer) {
    Visible visible = new Visible(from.columns(), outer);
    String where = with.conditions.where(depth, visible);
    List<Col> columns = Col.of(Col.distinct(from.columns()), "");
    Optional<Col> number =
        columns.stream().filter(column -> column.type() == Col.Type.NUMBER).findAny();
    if (number.isEmpty() || dice.chance(50)) {
      String start = dice.chance(50) ? "FROM" : "SELECT * FROM";
      return new Query(words(start, from.text(), where), columns);
    }
    String table = from.columns().get(dice.upTo(from.columns().size())).table();
    return changed(columns, number.get(), from.text(), where, table);
  }

  private Query changed(List<Col> columns, Col number, String from, String where, String table) {
    String name = number.name();
    boolean whole = table.isEmpty() || dice.chance(60);
    String star = whole ? "*" : table + ".*";
    List<Col> left = new ArrayList<>(columns);
    String list;
    switch (dice.upTo(9)) {
      case 0:
        left.remove(number);
        list = words(star, "EXCLUDE", dice.chance(50) ? name : brackets(name));
        break;
      case 1:
        list = words(star, "REPLACE", brackets(words(name, "+ 1 AS", name)));
        break;
      case 2:
        left.replaceAll(column -> column.equals(number) ? number.named("renamed") : column);
        list = words(star, "RENAME", brackets(words(name, "AS renamed")));
        break;
      case 3:
        left = List.of();
        list =
            words(
                star,
                dice.pick(
                    "LIKE '%stream%'", "NOT LIKE 'l%'", "SIMILAR TO '.*_.*'", "ILIKE '%STREAM%'"));
        break;
      case 4:
        left = List.of();
        list =
            dice.pick(
                "COLUMNS('.*_.*')",
                "COLUMNS(*)",
                "COLUMNS(* EXCLUDE (" + name + "))",
                "COLUMNS(lambda c: c LIKE 's%')",
                "COLUMNS(['" + name.replace("\"", "") + "'])");
        break;
      case 5:
        left = List.of();
        list = dice.pick("max", "min", "count") + "(COLUMNS(*))";
        break;
      case 6:
        left = List.of();
        list = words("COLUMNS('(.*)_(.*)') AS", "'\\2_\\1'");
        break;
      case 7:
        left = List.of();
        list = words("count" + brackets(star), "AS n");
        break;
      default:
        left.add(Col.number("more"));
        list = words(star + ",", name, "AS more");
        break;
    }
    return new Query(words("SELECT", list, "FROM", from, where), whole ? left : List.of());
  }
}
