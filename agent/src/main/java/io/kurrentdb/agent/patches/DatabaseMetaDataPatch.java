package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Avatica's answers that no server is asked for: unquoted names are said to be stored in upper
 * case, so that Hibernate's schema validation looks for KDB.RECORDS, and the database's version is
 * the driver's own; what is asked of a type of results throws, catalogs and transactions are said
 * to be there, quoted names to be told apart by their case, and the user is null where none is
 * named. Arrow's says of every server with entry level SQL-92 that it has the intermediate one too.
 * Seen in 10.0.0 to 19.0.0. Where it fails they stay wrong.
 */
final class DatabaseMetaDataPatch implements Patch {
  private static final String[] METHODS = {
    "storesUpperCaseIdentifiers",
    "storesMixedCaseIdentifiers",
    "storesMixedCaseQuotedIdentifiers",
    "supportsMixedCaseQuotedIdentifiers",
    "getUserName",
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
    if (weave.target().equals("ArrowDatabaseMetadata")) {
      weave.advise(AnswerInstead.class, method("supportsANSI92IntermediateSQL"));
      return;
    }
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
