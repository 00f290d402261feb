package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.anyMethod;
import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Makes an SQLException with class and SQLState of every error. Without it the SQLState is null,
 * next and close throw unchecked exceptions, and Avatica tries a failed statement five times and
 * then hides why. Seen in 10.0.0 to 19.0.0. Where it fails errors are as the driver makes them.
 */
final class ErrorsPatch implements Patch {
  private static final String[] STATEMENT = {
    "execute",
    "executeQuery",
    "executeLargeUpdate",
    "executeLargeBatch",
    "close",
    "setLargeMaxRows",
    "setMaxFieldSize",
    "setQueryTimeout",
    "checkOpen"
  };
  private static final String[] PREPARED = {
    "execute", "executeQuery", "executeLargeUpdate", "executeLargeBatch", "getParameter", "addBatch"
  };
  private static final String[] METADATA = {
    "getCatalogs",
    "getSchemas",
    "getTables",
    "getTableTypes",
    "getColumns",
    "getPrimaryKeys",
    "getExportedKeys",
    "getImportedKeys",
    "getCrossReference",
    "getDatabaseProductName",
    "getDatabaseProductVersion",
    "getSqlInfoAndCacheIfCacheIsEmpty"
  };

  @Override
  public void weave(Weave weave) {
    switch (weave.target()) {
      case "AvaticaStatement":
        translate(weave, STATEMENT);
        break;
      case "AvaticaPreparedStatement":
        translate(weave, PREPARED);
        break;
      case "AvaticaConnection":
        weave.advise(
            TranslateThrown.class, method("prepareStatement", "String", "int", "int", "int"));
        weave.advise(TranslateThrown.class, anyMethod("isValid"));
        weave.advise(TranslateThrown.class, anyMethod("checkOpen"));
        break;
      case "AvaticaResultSet":
        translate(weave, "getAccessor", "findColumn", "checkOpen");
        break;
      case "ArrowFlightJdbcFlightStreamResultSet":
        translate(weave, "execute", "next", "close");
        break;
      case "ArrowDatabaseMetadata":
        for (String name : METADATA) {
          weave.adviseIfPresent(TranslateThrown.class, anyMethod(name));
        }
        break;
      default:
        translate(weave, "close");
    }
  }

  private static void translate(Weave weave, String... names) {
    for (String name : names) {
      weave.advise(TranslateThrown.class, anyMethod(name));
    }
  }
}
