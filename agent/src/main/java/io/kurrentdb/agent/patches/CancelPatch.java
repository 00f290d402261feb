package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Without it Statement.cancel waits for the thread that executes, and frees memory that the thread
 * that reads may be reading; and a connection that is closed before its results leaks their memory,
 * logs it, and stays half open. Seen in 10.0.0 to 19.0.0. Where it fails cancel works once there is
 * a result, and results have to be closed first.
 */
final class CancelPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("ArrowFlightConnection")) {
      weave.advise(AnswerInstead.class, method("close"));
      return;
    }
    weave.unlock(method("cancel"));
    weave.advise(AnswerInstead.class, method("cancel"));
  }
}
