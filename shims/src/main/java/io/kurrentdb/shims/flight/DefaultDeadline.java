package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.kurrentdb.shims.connect.ConnectContext;
import io.kurrentdb.shims.connect.ConnectRequest;
import io.kurrentdb.shims.core.StatementContext;
import java.util.concurrent.TimeUnit;

/**
 * The {@code defaultDeadline} of the URL by which a connection is made: how long a statement may
 * take, from its first call until its last row is read, that has no time limit of its own; and how
 * long each call may take that is made for no statement. Immutable.
 */
final class DefaultDeadline {
  private final long millis;

  private DefaultDeadline(long millis) {
    this.millis = millis;
  }

  /** Of the connection that this thread is making; none where it makes none. */
  static DefaultDeadline ofThisThread() {
    ConnectRequest request = ConnectContext.current();
    return new DefaultDeadline(request == null ? 0 : request.deadlineMillis());
  }

  /** 0 where there is none. */
  long millis() {
    return millis;
  }

  CallOptions apply(CallOptions options) {
    if (millis == 0 || options.getDeadline() != null) {
      return options;
    }
    StatementContext statement = StatementContext.current();
    return statement != null && statement.deadlineNanos() != 0
        ? options
        : options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
  }
}
