package io.kurrentdb.shims.driver;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.function.Function;

/** Tells hosts how KurrentDB keeps names, and its version, where the driver would not ask. */
public final class DatabaseMetaDataShim implements Function<Object[], Object> {

  /**
   * @param arguments the method's name, the DatabaseMetaData
   * @return null where the driver is to answer, else an array with the answer
   */
  @Override
  public Object apply(Object[] arguments) {
    DatabaseMetaData metaData = (DatabaseMetaData) arguments[1];
    return Connections.isKurrentDb(metaData) ? answer((String) arguments[0], metaData) : null;
  }

  private static Object[] answer(String method, DatabaseMetaData metaData) {
    switch (method) {
      case "storesUpperCaseIdentifiers":
        return new Object[] {false};
      case "storesMixedCaseIdentifiers":
        // As DuckDB: kept as written, compared without regard to case.
        return new Object[] {true};
      case "getDatabaseMajorVersion":
        return number(metaData, 0);
      default:
        return number(metaData, 1);
    }
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
