package io.kurrentdb.shims.flight;

import io.kurrentdb.shims.catalog.Catalog;

/** Why KurrentDB refused a statement, as far as its text and the catalogue tell. Immutable. */
final class Explanation {
  private final String sqlState;
  private final String message;

  private Explanation(String sqlState, String message) {
    this.sqlState = sqlState;
    this.message = message;
  }

  /**
   * Looks for the reason in the text.
   *
   * @return null where none can be told; nothing is guessed
   */
  static Explanation of(String sql, Catalog catalog) {
    return null;
  }

  String sqlState() {
    return sqlState;
  }

  String message() {
    return message;
  }
}
