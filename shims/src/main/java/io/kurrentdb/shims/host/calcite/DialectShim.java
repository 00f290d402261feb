package io.kurrentdb.shims.host.calcite;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;

/** Gives Calcite its dialect for KurrentDB, and leaves every other database to it. */
public final class DialectShim implements Function<Object[], Object> {

  /**
   * @param arguments the metadata of a connection, and the dialect that Calcite takes for it
   * @return a better dialect; null where Calcite's stands
   */
  @Override
  public Object apply(Object[] arguments) {
    SqlDialect found = (SqlDialect) arguments[1];
    boolean unknown = found.getDatabaseProduct() == SqlDialect.DatabaseProduct.UNKNOWN;
    return unknown && isKurrentDb((DatabaseMetaData) arguments[0]) ? dialect() : null;
  }

  private static boolean isKurrentDb(DatabaseMetaData about) {
    try {
      return "KurrentDB".equals(about.getDatabaseProductName());
    } catch (SQLException anotherDatabase) {
      return false;
    }
  }

  /** DuckDB's grammar comes from PostgreSQL; nulls are last in both directions. */
  private static SqlDialect dialect() {
    return new PostgresqlSqlDialect(
        PostgresqlSqlDialect.DEFAULT_CONTEXT
            .withDatabaseProduct(SqlDialect.DatabaseProduct.UNKNOWN)
            .withDatabaseProductName("KurrentDB")
            .withNullCollation(NullCollation.LAST));
  }
}
