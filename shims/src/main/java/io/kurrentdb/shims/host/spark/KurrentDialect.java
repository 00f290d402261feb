package io.kurrentdb.shims.host.spark;

import io.kurrentdb.shims.connect.KnownServers;
import io.kurrentdb.shims.core.SqlState;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.NoopDialect$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.Option;

/**
 * What Spark may leave to KurrentDB, and which of its types a column has. Only what gives the same
 * answer there as in Spark is left to it. For Spark 3.5 to 4.2.
 */
final class KurrentDialect extends JdbcDialect {
  private static final long serialVersionUID = 1;

  /** Executors cannot find this class by its name; there the patch puts it in anew. */
  private Object writeReplace() {
    return NoopDialect$.MODULE$;
  }

  @Override
  public boolean canHandle(String url) {
    return KnownServers.isKurrentDb(url);
  }

  @Override
  public Option<DataType> getCatalystType(
      int sqlType, String typeName, int size, MetadataBuilder metadata) {
    return Option.apply(type(sqlType));
  }

  /**
   * Null where Spark's own choice is right. Unsigned numbers come as the next larger type, which
   * Spark does not take from their sign.
   */
  private static DataType type(int sqlType) {
    switch (sqlType) {
      case Types.TINYINT:
        return DataTypes.ByteType;
      case Types.SMALLINT:
        return DataTypes.ShortType;
      case Types.INTEGER:
        return DataTypes.IntegerType;
      case Types.BIGINT:
        return DataTypes.LongType;
      case Types.REAL:
        return DataTypes.FloatType;
      case Types.TIMESTAMP_WITH_TIMEZONE:
        return DataTypes.TimestampType;
      case Types.VARCHAR:
      case Types.ARRAY:
      case Types.OTHER:
        return DataTypes.StringType;
      default:
        return null;
    }
  }

  @Override
  public LocalDateTime convertJavaTimestampToTimestampNTZ(Timestamp value) {
    return value.toLocalDateTime();
  }

  @Override
  public Timestamp convertTimestampNTZToJavaTimestamp(LocalDateTime value) {
    return Timestamp.valueOf(value);
  }

  @Override
  public boolean supportsLimit() {
    return true;
  }

  @Override
  public boolean supportsOffset() {
    return true;
  }

  @Override
  public boolean supportsJoin() {
    return true;
  }

  /**
   * Not AVG: Spark asks for SUM and COUNT then, and divides in its own way, which is exact for
   * decimals.
   */
  @Override
  public boolean isSupportedFunction(String name) {
    return name.equals("COUNT") || name.equals("SUM") || name.equals("MIN") || name.equals("MAX");
  }

  @Override
  public Option<String> compileExpression(Expression expression) {
    return Pushable.is(expression) ? super.compileExpression(expression) : Option.empty();
  }

  /**
   * Literals that mean the same to DuckDB; a double that is written as it is would be a DECIMAL.
   */
  @Override
  public Object compileValue(Object value) {
    if (value instanceof Double) {
      return "CAST('" + value + "' AS DOUBLE)";
    }
    if (value instanceof Float) {
      return "CAST('" + value + "' AS FLOAT)";
    }
    if (value instanceof BigDecimal) {
      return ((BigDecimal) value).toPlainString();
    }
    return value instanceof byte[] ? blob((byte[]) value) : super.compileValue(value);
  }

  private static String blob(byte[] value) {
    StringBuilder text = new StringBuilder("unhex('");
    for (byte each : value) {
      text.append(Character.forDigit(each >> 4 & 15, 16)).append(Character.forDigit(each & 15, 16));
    }
    return text.append("')").toString();
  }

  @Override
  public boolean isObjectNotFoundException(SQLException e) {
    return SqlState.UNDEFINED_TABLE.code().equals(e.getSQLState());
  }

  @Override
  public boolean isSyntaxErrorBestEffort(SQLException e) {
    return SqlState.SYNTAX_ERROR.code().equals(e.getSQLState());
  }
}
