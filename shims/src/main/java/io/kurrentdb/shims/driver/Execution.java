package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.StatementContext;

/** One execution of a statement, from its first call until its result can be read. */
final class Execution {
  private final StatementContext before;

  Execution(StatementContext context) {
    this.before = context.enter();
  }

  void end(Throwable thrown) {
    StatementContext.restore(before);
  }
}
