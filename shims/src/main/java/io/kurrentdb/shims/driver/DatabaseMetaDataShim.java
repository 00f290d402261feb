package io.kurrentdb.shims.driver;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;

/** Tells hosts what is so of KurrentDB, where the driver would not ask or throws. */
public final class DatabaseMetaDataShim implements Function<Object[], Object> {

  /**
   * @param arguments the method's name, the DatabaseMetaData, the method's arguments
   * @return null where the driver is to answer, else an array with the answer
   */
  @Override
  public Object apply(Object[] arguments) {
    DatabaseMetaData metaData = (DatabaseMetaData) arguments[1];
    return Connections.isKurrentDb(metaData)
        ? answer((String) arguments[0], metaData, (Object[]) arguments[2])
        : null;
  }

  private static Object[] answer(String method, DatabaseMetaData metaData, Object[] arguments) {
    switch (method) {
      case "storesMixedCaseIdentifiers":
      case "storesMixedCaseQuotedIdentifiers":
        // As DuckDB: kept as written, compared without regard to case, also in quotes.
        return new Object[] {true};
      case "getUserName":
        return new Object[] {user(metaData)};
      case "getDatabaseMajorVersion":
        return number(metaData, 0);
      case "getDatabaseMinorVersion":
        return number(metaData, 1);
      case "supportsResultSetHoldability":
        // What getResultSetHoldability says, and nothing else.
        return new Object[] {arguments[0].equals(ResultSet.HOLD_CURSORS_OVER_COMMIT)};
      default:
        // Names in upper case or told apart by case, catalogs and transactions in changes, results
        // that change, intermediate SQL-92.
        return new Object[] {false};
    }
  }

  /** Empty where the connection was made without one, as with a token. */
  private static String user(DatabaseMetaData metaData) {
    return Connections.properties(Connections.of(metaData)).getProperty("user", "");
  }

  /** A number of 26.1.0; null where the version is not known. */
  private static Object[] number(DatabaseMetaData metaData, int position) {
    try {
      String[] parts = metaData.getDatabaseProductVersion().split("[.-]", 3);
      return new Object[] {Integer.valueOf(parts[position])};
    } catch (SQLException | RuntimeException notKnown) {
      return null;
    }
  }
}
