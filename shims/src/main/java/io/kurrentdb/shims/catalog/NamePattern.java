package io.kurrentdb.shims.catalog;

/**
 * JDBC's patterns for names: {@code %} is any text, {@code _} any character, and {@code \} takes
 * the meaning from the character after it.
 */
public final class NamePattern {
  private final String pattern;
  private final String name;
  private int p;
  private int n;

  private NamePattern(String pattern, String name) {
    this.pattern = pattern;
    this.name = name;
  }

  /**
   * @param pattern null for every name
   * @param name compared with regard to case, as it is stored
   */
  public static boolean matches(String pattern, String name) {
    return pattern == null || new NamePattern(pattern, name).matches();
  }

  /** On a mismatch only the last {@code %} takes one character more, so the time stays bounded. */
  private boolean matches() {
    int afterPercent = -1;
    int retryAt = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '%') {
        afterPercent = ++p;
        retryAt = n;
      } else if (!step()) {
        if (afterPercent < 0) {
          return false;
        }
        p = afterPercent;
        n = ++retryAt;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '%') {
      p++;
    }
    return p == pattern.length();
  }

  private boolean step() {
    if (p == pattern.length()) {
      return false;
    }
    char c = pattern.charAt(p);
    boolean any = c == '_';
    int width = 1;
    if (c == '\\' && p + 1 < pattern.length()) {
      c = pattern.charAt(p + 1);
      width = 2;
    }
    if (!any && c != name.charAt(n)) {
      return false;
    }
    p += width;
    n++;
    return true;
  }
}
