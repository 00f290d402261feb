package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A FROM clause (or a parenthesised join with an alias): its items and joins in order. */
final class FromClause {
  private static final int FEW = 12;

  final int start;
  final int end;
  final Select select;

  /** Every item, those in parentheses without an alias included. */
  final List<FromItem> items = new ArrayList<>(2);

  final List<Join> joins = new ArrayList<>(0);

  /** How many items stand between commas. */
  int commaItems;

  /** The end of a PIVOT or UNPIVOT of a whole join; -1 for none. */
  int pivotEnd = -1;

  /** The condition that ends the clause, and so belongs to its outermost join; -1 for none. */
  int lastConditionStart = -1;

  int lastConditionEnd = -1;

  /** A join in parentheses on the right of NATURAL or POSITIONAL, which loses them; else null. */
  Join lossy;

  private Map<String, FromItem> byName;
  private Set<String> repeated;

  FromClause(int start, int end, Select select) {
    this.start = start;
    this.end = end;
    this.select = select;
  }

  /** Whether every item stands under a join, a comma being one. */
  boolean isJoined() {
    return items.size() > 1;
  }

  /** Whether more than one item has the name. */
  boolean isRepeated(String name) {
    if (repeated == null) {
      Set<String> seen = new HashSet<>();
      repeated = new HashSet<>();
      for (FromItem item : items) {
        if (item.name != null && !seen.add(item.name.toLowerCase(Locale.ROOT))) {
          repeated.add(item.name.toLowerCase(Locale.ROOT));
        }
      }
    }
    return repeated.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The item that this name means; null for none. */
  FromItem find(Tokens tokens, int name) {
    return items.size() <= FEW ? search(tokens, name) : lookUp(tokens, name);
  }

  private FromItem search(Tokens tokens, int name) {
    for (int i = 0; i < items.size(); i++) {
      FromItem item = items.get(i);
      if (item.name != null && tokens.isNamed(name, item.name)) {
        return item;
      }
    }
    return null;
  }

  private FromItem lookUp(Tokens tokens, int name) {
    if (byName == null) {
      byName = new HashMap<>();
      for (FromItem item : items) {
        if (item.name != null) {
          byName.putIfAbsent(item.name.toLowerCase(Locale.ROOT), item);
        }
      }
    }
    return byName.get(tokens.name(name).toLowerCase(Locale.ROOT));
  }
}
