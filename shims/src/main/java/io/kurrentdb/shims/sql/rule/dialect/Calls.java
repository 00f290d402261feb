package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.Arrays;

/** Finds function calls and their arguments among tokens. */
final class Calls {
  private static final int[] NONE = {};

  private Calls() {}

  /** Whether an unquoted or quoted name stands here that is called: not a method, not a column. */
  static boolean isCall(Tokens tokens, int i) {
    return tokens.is(i + 1, Kind.OPEN_PAREN) && tokens.isName(i) && !tokens.is(i - 1, Kind.DOT);
  }

  /**
   * Where the arguments of a call begin and end.
   *
   * @param open the opening bracket
   * @return two tokens an argument, the first and the one after the last
   */
  static int[] arguments(Tokens tokens, int open) {
    int close = tokens.partner(open);
    if (close == open + 1) {
      return NONE;
    }
    int[] bounds = new int[8];
    int count = 0;
    int start = open + 1;
    for (int i = start; i <= close; i = i == close ? close + 1 : tokens.skip(i)) {
      if (i == close || tokens.is(i, Kind.COMMA)) {
        if (count == bounds.length) {
          bounds = Arrays.copyOf(bounds, count * 2);
        }
        bounds[count++] = start;
        bounds[count++] = i;
        start = i + 1;
      }
    }
    return Arrays.copyOf(bounds, count);
  }
}
