package io.kurrentdb.shims.connect;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;

/** Exceptions for a URL or a property that says nothing a connection could be made with. */
final class Refusal {
  /**
   * Invalid parameter value. Not of class 08: nothing is wrong with the network, and a pool that
   * took it for a lost connection would try again for ever.
   */
  static final String SQL_STATE = "22023";

  private Refusal() {}

  static SQLException of(String message) {
    return new SQLNonTransientException("kurrentdb: " + message, SQL_STATE);
  }
}
