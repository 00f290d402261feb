package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;

/** The CTEs that one place can see: a part of a WITH, then what is around it. Immutable. */
final class Environment {
  private final With with;
  private final int visible;
  private final Environment parent;

  /**
   * @param visible how many CTEs of the WITH can be seen, from its first
   */
  Environment(With with, int visible, Environment parent) {
    this.with = with;
    this.visible = visible;
    this.parent = parent;
  }

  /** The CTE that this name means in this place; null where it means none. */
  static Cte find(Environment from, Tokens tokens, int name) {
    for (Environment e = from; e != null; e = e.parent) {
      Cte found = e.with.find(tokens, name, e.visible);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
