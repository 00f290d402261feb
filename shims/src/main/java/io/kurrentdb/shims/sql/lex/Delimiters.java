package io.kurrentdb.shims.sql.lex;

/**
 * Finds where strings, quoted names and comments end, in which nothing else has a meaning. The ends
 * are the offsets behind them; -1 where one is not closed.
 */
final class Delimiters {
  private Delimiters() {}

  /** Of a string whose quote is there; with escapes a backslash hides what follows it. */
  static int stringEnd(String text, int quote, boolean escapes) {
    int at = quote + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && escapes) {
        at += 2;
      } else if (c != '\'') {
        at++;
      } else if (is(text, at + 1, '\'')) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }

  /** Of a name in the quotes of which the first is there: a doubled one is part of it. */
  static int nameEnd(String text, int at) {
    char quote = text.charAt(at);
    int close = text.indexOf(quote, at + 1);
    while (close >= 0 && is(text, close + 1, quote)) {
      close = text.indexOf(quote, close + 2);
    }
    return close < 0 ? -1 : close + 1;
  }

  /** Of a string between tags such as {@code $$}, whose content begins at {@code body}. */
  static int dollarStringEnd(String text, int at, int body) {
    int tag = body - at;
    int close = text.indexOf('$', body);
    while (close >= 0 && !text.regionMatches(close, text, at, tag)) {
      close = text.indexOf('$', close + 1);
    }
    return close < 0 ? -1 : close + tag;
  }

  /** Closed by the text's end, too. */
  static int lineCommentEnd(String text, int at) {
    int end = at + 2;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** DuckDB lets them nest. */
  static int blockCommentEnd(String text, int at) {
    int nested = 0;
    int i = at;
    while (i + 1 < text.length()) {
      char c = text.charAt(i);
      if (c == '/' && text.charAt(i + 1) == '*') {
        nested++;
        i += 2;
      } else if (c == '*' && text.charAt(i + 1) == '/') {
        i += 2;
        if (--nested == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    return -1;
  }

  private static boolean is(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
