package io.kurrentdb.shims.flight;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.core.Counter;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.explain.Reason;

/**
 * Gives the server's errors what they lack: a SQLState, as the cause of the status ({@link
 * SqlFailure}), and a reason where we can tell one. The server's status and message stay in front.
 */
final class Failures {
  /** All that the server says of an error in a statement. */
  private static final String SAYS_NOTHING = "Exception was thrown by handler.";

  private static final String LOOK_AT_THE_LOG =
      "KurrentDB gives no reason; its log has it, at the time of this error.";

  private Failures() {}

  /** An error of our own: the statement is not sent. */
  static StatusRuntimeException refuse(String sqlState, String message) {
    return Status.INVALID_ARGUMENT
        .withDescription(message)
        .withCause(new SqlFailure(sqlState, message, null))
        .asRuntimeException();
  }

  static StatusRuntimeException refuse(SqlState state, String message) {
    return refuse(state.code(), message);
  }

  /** The status of a call in which the agent itself failed, which is counted and logged. */
  static Status ofAgent(Class<?> where, Throwable e) {
    Ledger.countError(where.getSimpleName(), e);
    return Status.INTERNAL.withDescription("kurrentdb agent: " + e).withCause(e);
  }

  /** The error of a call that was not made for a statement. */
  static StatusRuntimeException atConnect(StatusRuntimeException e, SqlState whenLost) {
    Status status = e.getStatus();
    SqlState state = isConnectionLost(status) ? whenLost : state(status, SqlState.GENERAL);
    return with(status, state.code(), "").asRuntimeException(e.getTrailers());
  }

  /** The error of a statement that the server did not take. */
  static Status atPrepare(Status status, Reason reason) {
    return explain(status, reason, SqlState.REFUSED);
  }

  /** The error of a statement that the server took, and that failed while it ran. */
  static Status atRun(Status status, Reason reason) {
    return explain(status, reason, SqlState.DATA_ERROR);
  }

  private static Status explain(Status status, Reason reason, SqlState otherwise) {
    if (!saysNothing(status)) {
      return with(status, state(status, SqlState.GENERAL).code(), hint(status));
    }
    return reason == null
        ? with(status, otherwise.code(), LOOK_AT_THE_LOG)
        : with(status, reason.state().code(), reason.message());
  }

  /** What to do about an error whose reason the server does tell. */
  private static String hint(Status status) {
    switch (status.getCode()) {
      case UNAUTHENTICATED:
        return "(Were user or password changed since the connection was made?)";
      case PERMISSION_DENIED:
        return "(The user needs permission to read $all.)";
      case FAILED_PRECONDITION:
        return "(The server's licence and settings decide this, not the statement.)";
      case UNIMPLEMENTED:
        return "(This KurrentDB does not offer the call: SQL needs version 26.1 or later.)";
      case RESOURCE_EXHAUSTED:
        return "(The server has no more of it for now: try again later, or with fewer rows.)";
      default:
        return "";
    }
  }

  /** Whether the server told of an error in the statement, and nothing about it. */
  static boolean saysNothing(Status status) {
    return status.getCode() == Status.Code.UNKNOWN
        && (status.getDescription() == null || status.getDescription().contains(SAYS_NOTHING));
  }

  /** Whether the connection is gone, or was never there: the same request may be sent again. */
  static boolean isConnectionLost(Status status) {
    switch (status.getCode()) {
      case UNAVAILABLE:
        return true;
      case INTERNAL:
        return mentions(status, "GOAWAY") || mentions(status, "RST_STREAM");
      case UNKNOWN:
        return mentions(status, "channel closed");
      default:
        return false;
    }
  }

  /**
   * Counts what became of a statement.
   *
   * @param context tells whether it was the host that cancelled it; a result that is closed before
   *     its end is no failure
   */
  static void count(Status status, StatementContext context) {
    switch (status.getCode()) {
      case OK:
        break;
      case DEADLINE_EXCEEDED:
        Counter.TIMED_OUT.add();
        break;
      case CANCELLED:
        if (context != null && context.isCancelled()) {
          Counter.CANCELLED.add();
        }
        break;
      default:
        Counter.FAILED.add();
    }
  }

  private static boolean mentions(Status status, String word) {
    return status.getDescription() != null && status.getDescription().contains(word);
  }

  private static Status with(Status status, String sqlState, String hint) {
    String said = status.getDescription() == null ? "" : status.getDescription();
    String message = hint.isEmpty() ? said : said.isEmpty() ? hint : said + " " + hint;
    return status
        .withDescription(message)
        .withCause(new SqlFailure(sqlState, message, status.getCause()));
  }

  private static SqlState state(Status status, SqlState otherwise) {
    switch (status.getCode()) {
      case UNAUTHENTICATED:
        return SqlState.WRONG_CREDENTIALS;
      case PERMISSION_DENIED:
        return SqlState.NO_PERMISSION;
      case FAILED_PRECONDITION:
        return SqlState.NOT_LICENSED;
      case UNIMPLEMENTED:
        return SqlState.NOT_OFFERED;
      case RESOURCE_EXHAUSTED:
        return SqlState.NO_RESOURCES;
      case CANCELLED:
        return SqlState.CANCELLED;
      case DEADLINE_EXCEEDED:
        return SqlState.TIMEOUT;
      case INVALID_ARGUMENT:
      case NOT_FOUND:
        return SqlState.REFUSED;
      default:
        return isConnectionLost(status) ? SqlState.CONNECTION_LOST : otherwise;
    }
  }
}
