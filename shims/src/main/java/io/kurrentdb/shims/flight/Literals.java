package io.kurrentdb.shims.flight;

import io.kurrentdb.shims.core.SqlLiteral;
import io.kurrentdb.shims.core.SqlState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Turns a bound value into a literal of DuckDB's SQL, of the type that the Arrow vector has, so
 * that {@code SELECT ?} gives the same value back.
 */
final class Literals {
  private static final String UUID_EXTENSION = "arrow.uuid";

  private Literals() {}

  /**
   * @param position of the parameter, from 1, for the message
   * @throws io.grpc.StatusRuntimeException for a type that has no literal
   */
  static String of(FieldVector vector, int row, int position) {
    if (vector.isNull(row) || vector.getField().getType() instanceof ArrowType.Null) {
      return SqlLiteral.NULL;
    }
    String literal = literal(vector, row, position);
    if (literal == null) {
      throw Failures.refuse(
          SqlState.PARAMETER_TYPE,
          "Parameter "
              + position
              + " has the type "
              + vector.getField().getType()
              + ", which cannot be sent to KurrentDB. Set it as text and CAST it in the statement.");
    }
    return literal;
  }

  /** Minor types by their names: some of them are not known to older drivers. */
  private static String literal(FieldVector vector, int row, int position) {
    Object value = vector.getObject(row);
    switch (vector.getMinorType().name()) {
      case "TINYINT":
        return SqlLiteral.integer(((Number) value).longValue(), "TINYINT");
      case "SMALLINT":
        return SqlLiteral.integer(((Number) value).longValue(), "SMALLINT");
      case "INT":
        return SqlLiteral.integer(((Number) value).longValue(), "INTEGER");
      case "BIGINT":
        return SqlLiteral.integer(((Number) value).longValue(), "BIGINT");
      case "UINT1":
        return SqlLiteral.integer(((Number) value).longValue() & 0xff, "UTINYINT");
      case "UINT2":
        return SqlLiteral.integer((Character) value, "USMALLINT");
      case "UINT4":
        return SqlLiteral.integer(((Number) value).longValue() & 0xffffffffL, "UINTEGER");
      case "UINT8":
        return SqlLiteral.unsigned(((Number) value).longValue());
      case "FLOAT4":
        return SqlLiteral.real((Float) value);
      case "FLOAT8":
        return SqlLiteral.real((Double) value);
      case "DECIMAL":
      case "DECIMAL256":
        return decimal((BigDecimal) value, position);
      case "BIT":
        return SqlLiteral.bool((Boolean) value);
      default:
        return textual(vector, row, position, value);
    }
  }

  private static String decimal(BigDecimal value, int position) {
    try {
      return SqlLiteral.decimal(value);
    } catch (IllegalArgumentException e) {
      throw Failures.refuse(
          SqlState.PARAMETER_TYPE, "Parameter " + position + ": " + e.getMessage());
    }
  }

  private static String textual(FieldVector vector, int row, int position, Object value) {
    switch (vector.getMinorType().name()) {
      case "VARCHAR":
      case "LARGEVARCHAR":
      case "VIEWVARCHAR":
        return SqlLiteral.text(value.toString());
      case "VARBINARY":
      case "LARGEVARBINARY":
      case "VIEWVARBINARY":
        return SqlLiteral.blob((byte[]) value);
      case "FIXEDSIZEBINARY":
        return binary(vector, (byte[]) value);
      case "EXTENSIONTYPE":
        return SqlLiteral.text(value.toString());
      case "LIST":
        return list((ListVector) vector, row, position);
      default:
        return temporal(vector, row, value);
    }
  }

  private static String binary(FieldVector vector, byte[] value) {
    boolean isUuid =
        UUID_EXTENSION.equals(vector.getField().getMetadata().get("ARROW:extension:name"));
    return isUuid && value.length == 16 ? SqlLiteral.uuid(value) : SqlLiteral.blob(value);
  }

  private static String temporal(FieldVector vector, int row, Object value) {
    ArrowType type = vector.getField().getType();
    if (type instanceof ArrowType.Timestamp) {
      return timestamp((ArrowType.Timestamp) type, ((TimeStampVector) vector).get(row));
    }
    switch (vector.getMinorType().name()) {
      case "DATEDAY":
        return SqlLiteral.date(((Number) value).longValue());
      case "DATEMILLI":
        return SqlLiteral.date(Math.floorDiv(number(vector, row), 86_400_000L));
      case "TIMESEC":
        return SqlLiteral.time(number(vector, row) * 1_000_000_000L);
      case "TIMEMILLI":
        return SqlLiteral.time(number(vector, row) * 1_000_000L);
      case "TIMEMICRO":
        return SqlLiteral.time(number(vector, row) * 1_000L);
      case "TIMENANO":
        return SqlLiteral.time(number(vector, row));
      default:
        return null;
    }
  }

  private static String timestamp(ArrowType.Timestamp type, long value) {
    long perSecond = perSecond(type.getUnit());
    long seconds = Math.floorDiv(value, perSecond);
    long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
    return type.getTimezone() == null
        ? SqlLiteral.timestamp(seconds, (int) nanos)
        : SqlLiteral.timestampWithZone(seconds, (int) nanos);
  }

  private static long perSecond(TimeUnit unit) {
    switch (unit) {
      case SECOND:
        return 1;
      case MILLISECOND:
        return 1_000;
      case MICROSECOND:
        return 1_000_000;
      default:
        return 1_000_000_000;
    }
  }

  /** The stored number, which getObject turns into a different class for every unit. */
  private static long number(ValueVector vector, int row) {
    int width = ((org.apache.arrow.vector.BaseFixedWidthVector) vector).getTypeWidth();
    return width == 4
        ? vector.getDataBuffer().getInt(row * 4L)
        : vector.getDataBuffer().getLong(row * 8L);
  }

  private static String list(ListVector vector, int row, int position) {
    List<String> elements = new ArrayList<>();
    FieldVector data = vector.getDataVector();
    for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
      elements.add(of(data, i, position));
    }
    return SqlLiteral.list(elements);
  }
}
