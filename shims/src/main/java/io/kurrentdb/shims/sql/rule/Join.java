package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

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

  /** The word JOIN of the join that begins with this token; -1 where none begins here. */
  static int wordAt(Tokens tokens, int i, int end) {
    int at = i;
    while (at < end && at < i + 4 && isJoinModifier(tokens.keyword(at))) {
      at++;
    }
    return at < end && tokens.is(at, Keyword.JOIN) && !tokens.is(i - 1, Kind.DOT) ? at : -1;
  }

  private static boolean isJoinModifier(Keyword keyword) {
    if (keyword == null) {
      return false;
    }
    switch (keyword) {
      case CROSS:
      case POSITIONAL:
      case NATURAL:
      case ASOF:
      case INNER:
      case LEFT:
      case RIGHT:
      case FULL:
      case SEMI:
      case ANTI:
      case OUTER:
        return true;
      default:
        return false;
    }
  }

  static Type typeAt(Tokens tokens, int i) {
    Keyword first = tokens.keyword(i);
    if (first == Keyword.CROSS) {
      return Type.CROSS;
    }
    if (first == Keyword.NATURAL) {
      return Type.NATURAL;
    }
    return first == Keyword.POSITIONAL ? Type.POSITIONAL : Type.OTHER;
  }
}
