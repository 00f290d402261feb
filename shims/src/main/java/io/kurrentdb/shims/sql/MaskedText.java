package io.kurrentdb.shims.sql;

import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Tokens;

/**
 * Takes the values out of a text, so that it can be shown to others: every string and number is
 * replaced by a {@code ?}, comments are left out, names and words stay.
 */
public final class MaskedText {
  private MaskedText() {}

  /** Two texts that differ in their values only, or in blanks, give the same. */
  public static String of(String sql) {
    Tokens tokens = Lexer.read(sql);
    StringBuilder masked = new StringBuilder(sql.length());
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && tokens.start(i) > tokens.end(i - 1)) {
        masked.append(' ');
      }
      boolean isValue = tokens.is(i, Kind.STRING) || tokens.is(i, Kind.NUMBER);
      masked.append(isValue ? "?" : tokens.raw(i));
    }
    return masked.toString();
  }
}
