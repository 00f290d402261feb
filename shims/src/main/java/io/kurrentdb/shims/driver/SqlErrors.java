package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.SqlState;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import org.apache.arrow.flight.FlightRuntimeException;

/** Turns errors into the SQLException whose class and SQLState pools and frameworks decide by. */
final class SqlErrors {
  private static final int DEEPEST = 20;

  private SqlErrors() {}

  /** The exception to throw; the same one where it is right already. */
  static SQLException translate(Throwable thrown) {
    if (thrown instanceof SQLFeatureNotSupportedException) {
      return (SQLException) thrown;
    }
    SQLException finished = finished(thrown);
    if (finished != null) {
      return finished;
    }
    SqlFailure failure = SqlFailure.in(thrown);
    if (failure != null) {
      return of(failure.sqlState(), failure.getMessage(), thrown);
    }
    FlightRuntimeException flight = find(FlightRuntimeException.class, thrown);
    if (flight != null) {
      return of(stateOf(flight), message(flight), thrown);
    }
    SQLTimeoutException timeout = find(SQLTimeoutException.class, thrown);
    if (timeout != null) {
      return of(SqlState.TIMEOUT, timeout.getMessage(), thrown);
    }
    return byText(thrown);
  }

  /** One that has its SQLState, be it wrapped by Avatica. */
  private static SQLException finished(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof SQLException && ((SQLException) at).getSQLState() != null) {
        return (SQLException) at;
      }
      at = at.getCause();
    }
    return null;
  }

  private static <T extends Throwable> T find(Class<T> type, Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }

  private static String message(FlightRuntimeException flight) {
    String text = flight.status().description();
    return text == null || text.isEmpty() ? String.valueOf(flight.getMessage()) : text;
  }

  /** By the name: older versions lack some of the codes. */
  private static SqlState stateOf(FlightRuntimeException flight) {
    switch (flight.status().code().name()) {
      case "TIMED_OUT":
        return SqlState.TIMEOUT;
      case "CANCELLED":
        return SqlState.CANCELLED;
      case "UNAUTHENTICATED":
        return SqlState.WRONG_CREDENTIALS;
      case "UNAUTHORIZED":
        return SqlState.NO_PERMISSION;
      case "UNAVAILABLE":
        return SqlState.CONNECTION_LOST;
      case "RESOURCE_EXHAUSTED":
        return SqlState.NO_RESOURCES;
      case "UNIMPLEMENTED":
        return SqlState.NOT_OFFERED;
      default:
        return SqlState.GENERAL;
    }
  }

  /** Avatica's own errors carry no SQLState; its texts are the only mark they have. */
  private static SQLException byText(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    String state = SqlState.GENERAL.code();
    if (text.contains("canceled")) {
      return of(SqlState.CANCELLED, "The statement was cancelled.", thrown);
    } else if (text.contains("onnection closed")) {
      return new SQLNonTransientConnectionException(text, "08003", thrown);
    } else if (text.contains("closed")) {
      state = "24000";
    } else if (text.contains("ordinal")) {
      state = "07009";
    } else if (text.startsWith("column '")) {
      return new SQLSyntaxErrorException(text, SqlState.UNDEFINED_COLUMN.code(), thrown);
    } else if (text.startsWith("illegal") || text.contains("is less than 0")) {
      state = "HY024";
    }
    String shown = thrown instanceof SQLException ? text : describe(thrown);
    return new SQLException(shown, state, thrown);
  }

  private static String describe(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
      root = root.getCause();
    }
    return "The driver failed: " + root;
  }

  private static SQLException of(SqlState state, String message, Throwable cause) {
    return of(state.code(), message, cause);
  }

  /** The class that JDBC has for a state. */
  static SQLException of(String state, String message, Throwable cause) {
    if (state.equals("42501") || state.startsWith("28")) {
      return new SQLInvalidAuthorizationSpecException(message, state, cause);
    }
    switch (state.substring(0, 2)) {
      case "42":
        return new SQLSyntaxErrorException(message, state, cause);
      case "22":
        return new SQLDataException(message, state, cause);
      case "HY":
        return new SQLTimeoutException(message, state, cause);
      case "53":
        return new SQLTransientException(message, state, cause);
      case "40":
        return new SQLTransactionRollbackException(message, state, cause);
      case "08":
        return state.equals("08001")
            ? new SQLTransientConnectionException(message, state, cause)
            : new SQLNonTransientConnectionException(message, state, cause);
      default:
        return new SQLException(message, state, cause);
    }
  }
}
