package io.kurrentdb.shims.driver;

/** Turns a pattern of DatabaseMetaData into a regular expression. */
final class ColumnPattern {
  private static final String SPECIAL = "[]()|^-+*?{}$\\.";

  private ColumnPattern() {}

  /**
   * The driver takes the escape character for a part of the name.
   *
   * @return null where the pattern has no escape, so that the driver's own answer stands
   */
  static String toRegex(String pattern) {
    if (pattern == null || pattern.indexOf('\\') < 0) {
      return null;
    }
    StringBuilder regex = new StringBuilder(pattern.length() * 2);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        appendLiteral(regex, pattern.charAt(++i));
      } else if (c == '_') {
        regex.append('.');
      } else if (c == '%') {
        regex.append(".*");
      } else {
        appendLiteral(regex, c);
      }
    }
    return regex.toString();
  }

  private static void appendLiteral(StringBuilder regex, char c) {
    if (SPECIAL.indexOf(c) >= 0) {
      regex.append('\\');
    }
    regex.append(c);
  }
}
