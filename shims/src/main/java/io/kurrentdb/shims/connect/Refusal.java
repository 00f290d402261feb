package io.kurrentdb.shims.connect;

import io.kurrentdb.shims.core.SqlState;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;

/** Exceptions for a URL or a property that says nothing a connection could be made with. */
final class Refusal {
  private Refusal() {}

  static SQLException of(String message) {
    return new SQLNonTransientException(
        "kurrentdb: " + message, SqlState.BAD_CONNECTION_STRING.code());
  }
}
