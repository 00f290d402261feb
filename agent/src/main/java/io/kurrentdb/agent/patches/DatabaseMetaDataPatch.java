package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Avatica's answers that no server is asked for: unquoted names are said to be stored in upper
 * case, so that Hibernate's schema validation looks for KDB.RECORDS, and the database's version is
 * the driver's own. Seen in 10.0.0 to 19.0.0. Where it fails they stay wrong.
 */
final class DatabaseMetaDataPatch implements Patch {
  private static final String[] METHODS = {
    "storesUpperCaseIdentifiers",
    "storesMixedCaseIdentifiers",
    "getDatabaseMajorVersion",
    "getDatabaseMinorVersion"
  };

  @Override
  public void weave(Weave weave) {
    for (String name : METHODS) {
      weave.advise(AnswerInstead.class, method(name));
    }
  }
}
