package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import java.sql.ResultSet;
import net.bytebuddy.asm.Advice;

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

  /** Of a type of results: they are read forward, once, and changed by nobody. */
  private static final String[] FALSE_OF_EVERY_TYPE = {
    "ownUpdatesAreVisible",
    "ownDeletesAreVisible",
    "ownInsertsAreVisible",
    "othersUpdatesAreVisible",
    "othersDeletesAreVisible",
    "othersInsertsAreVisible",
    "updatesAreDetected",
    "deletesAreDetected",
    "insertsAreDetected"
  };

  private static final String[] FALSE = {
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
    for (String name : FALSE_OF_EVERY_TYPE) {
      weave.advise(OfNone.class, method(name, "int"));
    }
    for (String name : FALSE) {
      weave.adviseIfPresent(OfNone.class, method(name));
    }
    weave.advise(Holdability.class, method("supportsResultSetHoldability", "int"));
  }

  /** False of KurrentDB, as the stored case is that the shim is asked for; null of others. */
  static final class OfNone {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static Object enter(@Advice.Origin Class<?> caller, @Advice.This Object self) {
      return Bridge.call("database-metadata", caller, "storesUpperCaseIdentifiers", self);
    }
  }

  /** What getResultSetHoldability says, and nothing else. */
  static final class Holdability {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static Object enter(@Advice.Origin Class<?> caller, @Advice.This Object self) {
      return Bridge.call("database-metadata", caller, "storesUpperCaseIdentifiers", self);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Enter Object known,
        @Advice.Argument(0) int asked,
        @Advice.Return(readOnly = false) boolean returned) {
      if (known != null) {
        returned = asked == ResultSet.HOLD_CURSORS_OVER_COMMIT;
      }
    }
  }
}
