package io.kurrentdb.shims.sql.rule;

import java.util.ArrayList;
import java.util.List;

/** A common table expression: its definition's tokens and the places that name it. */
final class Cte {
  final With with;
  final int index;
  final int nameAt;
  final String name;

  /** The bracket that opens the column list; -1 where there is none. */
  int columns = -1;

  int columnCount;
  boolean isMaterialized;
  boolean isNotMaterialized;
  Query body;

  /** The token after the definition. */
  int end;

  /** The FROM items that mean this CTE, in the order of the text's structure. */
  final List<FromItem> uses = new ArrayList<>(2);

  /** Whether its own body names it. */
  boolean isSelfReferring;

  /** Whether it recurs without end, and only a LIMIT outside stops it. */
  boolean isEndless;

  /** Whether a name in the body may mean something outside of it. */
  boolean isOpen;

  /** Whether a column's name in the body may be none of what the body reads. */
  boolean isPerhapsOpen;

  /** What the CTE rule decided. */
  boolean isPasted;

  String newName;

  /** Whether it is a SELECT from one table, without anything that is dear to do twice. */
  boolean isPlain;

  /** How many queries deep its body is, with what is pasted into it. */
  int depth;

  int pastedDepth;

  Cte(With with, int index, int nameAt, String name) {
    this.with = with;
    this.index = index;
    this.nameAt = nameAt;
    this.name = name;
  }

  boolean contains(int token) {
    return token >= body.start && token < body.end;
  }
}
