package io.kurrentdb.shims.driver;

import java.util.List;
import java.util.function.Function;
import org.apache.arrow.driver.jdbc.ArrowFlightConnection;
import org.apache.arrow.driver.jdbc.ArrowFlightJdbcFlightStreamResultSet;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Completes DatabaseMetaData: results without rows get their columns, patterns their escape
 * character, and getTypeInfo its rows.
 */
public final class MetadataResultsShim implements Function<Object[], Object> {

  /**
   * @param arguments the method's name and what it worked on
   * @return depends on the method; null where the driver's answer stands
   */
  @Override
  public Object apply(Object[] arguments) {
    switch ((String) arguments[0]) {
      case "fromFlightInfo":
        if (Connections.isKurrentDb(arguments[1])) {
          EmptyMetadata.complete(
              (ArrowFlightConnection) arguments[1],
              (ArrowFlightJdbcFlightStreamResultSet) arguments[2]);
        }
        return null;
      case "setGetColumnsVectorSchemaRootFromFields":
        fillIn(arguments);
        return null;
      case "sqlToRegexLike":
        return ColumnPattern.toRegex((String) arguments[1]);
      default:
        return Connections.isKurrentDb(arguments[1])
            ? TypeInfo.of((ArrowFlightConnection) Connections.of(arguments[1]))
            : null;
    }
  }

  @SuppressWarnings("unchecked")
  private static void fillIn(Object[] arguments) {
    if (Connections.isKurrentDb(arguments[1])) {
      ColumnRemarks.fill(
          (VectorSchemaRoot) arguments[2],
          (Integer) arguments[3],
          (Integer) arguments[5],
          (List<Field>) arguments[4]);
    }
  }
}
