package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Without it ResultSetMetaData says of every column: unsigned, not nullable, precision 0, no class;
 * Spark then reads every BIGINT as a DECIMAL. Also gives the warning of the row cap. Seen in 10.0.0
 * to 19.0.0. Where it fails ResultSetMetaData is the driver's.
 */
final class ResultMetadataPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(AnswerAfter.class, method("getMetaData"));
    if (weave.target().equals("AvaticaResultSet")) {
      weave.advise(AnswerAfter.class, method("getWarnings"));
      weave.advise(AnswerInstead.class, method("clearWarnings"));
    }
  }
}
