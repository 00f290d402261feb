package io.kurrentdb.shims.sql.catalogue;

/** Spells values and names as SQL. */
final class Literals {
  private Literals() {}

  /**
   * A string literal.
   *
   * @return null for null
   */
  static String string(String value) {
    return value == null ? null : '\'' + value.replace("'", "''") + '\'';
  }

  /** A string literal, or null for an empty text: remarks that nobody wrote. */
  static String stringOrNull(String value) {
    return value.isEmpty() ? null : string(value);
  }

  static String bool(boolean value) {
    return value ? "true" : "false";
  }

  /** A name that needs no quotes stays without them: shorter, and easier on the eyes. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
