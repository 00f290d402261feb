package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.kurrentdb.shims.core.StatementContext;
import java.util.concurrent.TimeUnit;

/** Turns the time that a statement may take into the deadline of the calls made for it. */
final class Deadlines {
  private Deadlines() {}

  /** The options with what is left of the time of the statement that this thread executes. */
  static CallOptions apply(CallOptions options) {
    StatementContext context = StatementContext.current();
    if (context == null || context.deadlineNanos() == 0) {
      return options;
    }
    long left = context.deadlineNanos() - System.nanoTime();
    CallOptions timed = options.withDeadlineAfter(Math.max(0, left), TimeUnit.NANOSECONDS);
    return options.getDeadline() == null
        ? timed
        : timed.withDeadline(timed.getDeadline().minimum(options.getDeadline()));
  }
}
