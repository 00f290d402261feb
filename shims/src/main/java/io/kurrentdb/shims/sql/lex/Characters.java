package io.kurrentdb.shims.sql.lex;

/** DuckDB's classes of characters. Everything beyond ASCII that is no blank can be in a name. */
final class Characters {
  private Characters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
  }

  static boolean isWordPart(char c) {
    if (c < 128) {
      return isWordStart(c) || isDigit(c) || c == '$';
    }
    return !isUnicodeBlank(c);
  }

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 128 && isUnicodeBlank(c));
  }

  /** The blanks that DuckDB turns into spaces before it parses (Parser::StripUnicodeSpaces). */
  private static boolean isUnicodeBlank(char c) {
    return c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200d')
        || c == '\u202f'
        || c == '\u205f'
        || c == '\u2060'
        || c == '\u3000'
        || c == '\ufeff';
  }
}
