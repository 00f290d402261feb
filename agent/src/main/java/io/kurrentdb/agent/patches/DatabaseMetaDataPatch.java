package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Avatica's answers that no server is asked for: unquoted names are said to be stored in upper
 * case, so that Hibernate's schema validation looks for KDB.RECORDS, and the database's version is
 * the driver's own; what is asked of a type of results throws, and catalogs and transactions are
 * said to be there. Seen in 10.0.0 to 19.0.0. Where it fails they stay wrong.
 */
final class DatabaseMetaDataPatch implements Patch {
  private static final String[] METHODS = {
    "storesUpperCaseIdentifiers",
    "storesMixedCaseIdentifiers",
    "getDatabaseMajorVersion",
    "getDatabaseMinorVersion"
  };

  /** Asked of a type of results. */
  private static final String[] OF_A_TYPE = {
    "ownUpdatesAreVisible",
    "ownDeletesAreVisible",
    "ownInsertsAreVisible",
    "othersUpdatesAreVisible",
    "othersDeletesAreVisible",
    "othersInsertsAreVisible",
    "updatesAreDetected",
    "deletesAreDetected",
    "insertsAreDetected",
    "supportsResultSetHoldability"
  };

  private static final String[] CLAIMS = {
    "supportsCatalogsInDataManipulation",
    "supportsCatalogsInProcedureCalls",
    "supportsCatalogsInTableDefinitions",
    "supportsDataManipulationTransactionsOnly",
    "supportsSchemasInTableDefinitions"
  };

  @Override
  public void weave(Weave weave) {
    for (String name : METHODS) {
      weave.advise(AnswerInstead.class, method(name));
    }
    for (String name : OF_A_TYPE) {
      weave.advise(AnswerInstead.class, method(name, "int"));
    }
    for (String name : CLAIMS) {
      weave.adviseIfPresent(AnswerInstead.class, method(name));
    }
  }
}
