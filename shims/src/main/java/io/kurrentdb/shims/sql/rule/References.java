package io.kurrentdb.shims.sql.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names in expressions: the first token of each {@code a.b.c}, and where it is looked up. */
final class References {
  private int[] heads = new int[32];
  private FromItem[] items;
  private int[] names;
  private final List<Scope> scopes = new ArrayList<>(32);

  void resolve(int i, FromItem item, int nameAt) {
    items[i] = item;
    names[i] = nameAt;
  }

  /** The FROM item that the name begins with; null where it begins with a column. */
  FromItem item(int i) {
    return items == null ? null : items[i];
  }

  /** The token that names the item: the head, or what follows schema and catalog. */
  int nameAt(int i) {
    return names[i];
  }

  /** Makes room for what the names mean. */
  void prepare() {
    items = new FromItem[scopes.size()];
    names = new int[scopes.size()];
  }

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
