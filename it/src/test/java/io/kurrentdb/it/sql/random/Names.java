package io.kurrentdb.it.sql.random;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names, most of which something else has already. */
final class Names {
  private static final List<String> KEYWORDS =
      List.of(
          "\"from\"",
          "\"as\"",
          "\"on\"",
          "\"using\"",
          "\"union\"",
          "\"where\"",
          "\"select\"",
          "\"limit\"",
          "\"window\"",
          "\"end\"");
  private static final String[] SHORT = {"a", "b", "c", "t", "x"};
  private static final String[] ODD = {
    "records",
    "kdb",
    "usr",
    "\"orders-by-country\"",
    "\"A b\"",
    "stream",
    "r1",
    "\"from\"",
    "_kdb0",
    "_kdb1",
    "source",
    "alias",
    "v",
    "data",
    "Records",
    "\"a.b\"",
    "log_position",
    "recurring",
    "\"kdb.records\"",
    "memory",
    "é",
    "col0",
    "\"x\"\"y\"",
    "\"select\"",
    "range",
    "unnest"
  };

  private final Dice dice;
  private Set<String> aliases = new HashSet<>();
  private int made;

  Names(Dice dice) {
    this.dice = dice;
  }

  /** Begins a FROM of its own; {@link #leave} ends it. */
  Set<String> enter() {
    Set<String> enclosing = aliases;
    aliases = new HashSet<>();
    return enclosing;
  }

  void leave(Set<String> enclosing) {
    aliases = enclosing;
  }

  /** Takes a name for this FROM, unless it has it. */
  boolean take(String name) {
    return aliases.add(name.toLowerCase(java.util.Locale.ROOT));
  }

  /** An alias that this FROM does not have yet, though an outer query, a CTE or a table may. */
  String alias() {
    for (int attempt = 0; attempt < 8; attempt++) {
      String name = cte();
      if (take(name)) {
        return name;
      }
    }
    made++;
    return "z" + made;
  }

  String cte() {
    return dice.chance(55) ? dice.pick(SHORT) : dice.pick(ODD);
  }

  /** The name of a column in a column list. */
  String column() {
    return dice.pick("c", "k", "\"C d\"", "n", "stream", "records", "kdb", "p", "q");
  }

  /** The name of the column at one place of a select list. */
  String column(int at) {
    if (dice.chance(6)) {
      return dice.pick(KEYWORDS);
    }
    return dice.chance(75)
        ? "c" + at
        : dice.pick("stream", "records", "log_position", "k", "kdb", "usr", "data", "x");
  }

  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  static String unquoted(String name) {
    return name.substring(1, name.length() - 1);
  }

  /** The name of a parameter of a lambda. */
  String parameter() {
    return dice.pick("x", "e", "y", "stream", "records", "log_position", "kdb");
  }
}
