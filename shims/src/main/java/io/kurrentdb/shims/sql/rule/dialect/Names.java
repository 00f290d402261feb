package io.kurrentdb.shims.sql.rule.dialect;

/** Spells names and strings. */
final class Names {
  private Names() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String string(String content) {
    return '\'' + content.replace("'", "''") + '\'';
  }
}
