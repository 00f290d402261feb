package io.kurrentdb.shims.core;

import java.util.Objects;

/**
 * Carries the SQLState of an error through layers that know none: it is the cause of the gRPC
 * status, and so stays in the chain of causes up to the exception that the host sees.
 */
public final class SqlFailure extends RuntimeException {
  private final String sqlState;

  /**
   * @param sqlState five characters, as JDBC and the SQL standard define them
   * @param message what happened, why, and what to do; without credentials
   * @param cause null where there is none
   */
  public SqlFailure(String sqlState, String message, Throwable cause) {
    super(message, cause, false, false);
    this.sqlState = Objects.requireNonNull(sqlState, "sqlState");
  }

  public String sqlState() {
    return sqlState;
  }

  /**
   * Finds the failure in a chain of causes.
   *
   * @return null where there is none
   */
  public static SqlFailure in(Throwable error) {
    Throwable at = error;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof SqlFailure) {
        return (SqlFailure) at;
      }
      at = at.getCause();
    }
    return null;
  }
}
