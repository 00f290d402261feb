package io.kurrentdb.shims.sql.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names in expressions: the first token of each {@code a.b.c}, and where it is looked up. */
final class References {
  private int[] heads = new int[32];
  private final List<Scope> scopes = new ArrayList<>(32);

  void add(int head, Scope scope) {
    if (scopes.size() == heads.length) {
      heads = Arrays.copyOf(heads, heads.length * 2);
    }
    heads[scopes.size()] = head;
    scopes.add(scope);
  }

  int size() {
    return scopes.size();
  }

  int head(int i) {
    return heads[i];
  }

  Scope scope(int i) {
    return scopes.get(i);
  }
}
