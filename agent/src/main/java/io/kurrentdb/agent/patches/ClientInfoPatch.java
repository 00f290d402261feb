package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Shows the agent and the recognised server where tools show the driver's version and a
 * connection's client info, and takes passwords and tokens out of the latter. Without it nobody
 * sees in a tool that the agent is there. Seen in 10.0.0 to 19.0.0.
 */
final class ClientInfoPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    boolean metaData = weave.target().equals("AvaticaDatabaseMetaData");
    weave.advise(AnswerAfter.class, method(metaData ? "getDriverVersion" : "getClientInfo"));
  }
}
