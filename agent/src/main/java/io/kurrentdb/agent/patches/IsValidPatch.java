package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Without it Connection.isValid says true until close is called, whatever became of the server, so
 * pools hand out dead connections. Seen in 10.0.0 to 19.0.0. Where it fails that stays so.
 */
final class IsValidPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(AnswerInstead.class, method("isValid", "int"));
  }
}
