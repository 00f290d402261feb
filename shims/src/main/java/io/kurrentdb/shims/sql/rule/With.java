package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A WITH clause and its CTEs. */
final class With {
  private static final int FEW = 8;

  final Query query;
  final int start;
  int end;
  boolean isRecursive;
  final List<Cte> ctes = new ArrayList<>(4);
  private Map<String, Cte> byName;

  With(Query query, int start) {
    this.query = query;
    this.start = start;
  }

  Cte find(Tokens tokens, int name, int visible) {
    return visible <= FEW ? search(tokens, name, visible) : lookUp(tokens, name, visible);
  }

  private Cte search(Tokens tokens, int name, int visible) {
    for (int i = Math.min(visible, ctes.size()) - 1; i >= 0; i--) {
      if (tokens.isNamed(name, ctes.get(i).name)) {
        return ctes.get(i);
      }
    }
    return null;
  }

  private Cte lookUp(Tokens tokens, int name, int visible) {
    if (byName == null) {
      byName = new HashMap<>();
      for (Cte cte : ctes) {
        byName.putIfAbsent(cte.name.toLowerCase(Locale.ROOT), cte);
      }
    }
    Cte found = byName.get(tokens.name(name).toLowerCase(Locale.ROOT));
    return found == null || found.index >= visible ? null : found;
  }
}
