package io.kurrentdb.shims.sql;

import java.util.Objects;

/** Why a text is not sent at all. Immutable. */
public final class Refusal {
  private final String sqlState;
  private final String message;

  /**
   * @param sqlState five characters, as JDBC and the SQL standard define them
   * @param message cause and cure, for the user's eyes
   */
  public Refusal(String sqlState, String message) {
    this.sqlState = Objects.requireNonNull(sqlState, "sqlState");
    this.message = Objects.requireNonNull(message, "message");
  }

  public String sqlState() {
    return sqlState;
  }

  public String message() {
    return message;
  }

  @Override
  public String toString() {
    return sqlState + ": " + message;
  }
}
