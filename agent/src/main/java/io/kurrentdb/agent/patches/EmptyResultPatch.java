package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Without it an empty result of a Statement has each of its columns twice: the driver adds them to
 * those that are there (apache/arrow-java#44, in every version up to 19.0.0). Where it fails that
 * stays so.
 */
final class EmptyResultPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(AnswerInstead.class, method("executeFlightInfoQuery"));
  }
}
