package io.kurrentdb.shims.sql.rule;

/** One join of a FROM clause. */
final class Join {
  enum Type {
    CROSS,
    NATURAL,
    POSITIONAL,
    OTHER
  }

  final Type type;

  /** Its first word. */
  final int start;

  /** The word JOIN itself. */
  final int word;

  /** The token after what stands on its right. */
  int rightEnd;

  Join(Type type, int start, int word) {
    this.type = type;
    this.start = start;
    this.word = word;
  }
}
