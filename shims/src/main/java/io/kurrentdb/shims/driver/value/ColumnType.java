package io.kurrentdb.shims.driver.value;

import java.sql.Types;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** What JDBC says of a column of an Arrow type; the names are DuckDB's. Immutable. */
public final class ColumnType {
  /** A text has no limit of its own; JDBC says so with the largest number. */
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private static final ColumnType TEXT =
      new ColumnType(Types.VARCHAR, "VARCHAR", String.class, UNLIMITED, 0, UNLIMITED);

  private final int id;
  private final String name;
  private final Class<?> type;
  private final int precision;
  private final int scale;
  private final int displaySize;

  private ColumnType(
      int id, String name, Class<?> type, int precision, int scale, int displaySize) {
    this.id = id;
    this.name = name;
    this.type = type;
    this.precision = precision;
    this.scale = scale;
    this.displaySize = displaySize;
  }

  /** A constant of {@link Types}. */
  public int id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The class of what getObject gives. */
  public String className() {
    return type == byte[].class ? "[B" : type.getName();
  }

  /** Digits of a number, characters of a text, bytes of a blob; 0 where it means nothing. */
  public int precision() {
    return precision;
  }

  public int scale() {
    return scale;
  }

  /** Characters. */
  public int displaySize() {
    return displaySize;
  }

  public boolean isSigned() {
    switch (id) {
      case Types.TINYINT:
      case Types.SMALLINT:
      case Types.INTEGER:
      case Types.BIGINT:
      case Types.REAL:
      case Types.DOUBLE:
      case Types.DECIMAL:
        return !name.startsWith("U");
      default:
        return false;
    }
  }

  public boolean isText() {
    return id == Types.VARCHAR;
  }

  /** The type of a column; text for what is not known. */
  public static ColumnType of(ArrowType arrow) {
    switch (arrow.getTypeID()) {
      case Int:
        return integer((ArrowType.Int) arrow);
      case FloatingPoint:
        return floating((ArrowType.FloatingPoint) arrow);
      case Decimal:
        return decimal((ArrowType.Decimal) arrow);
      case Bool:
        return new ColumnType(Types.BOOLEAN, "BOOLEAN", Boolean.class, 1, 0, 5);
      case Binary:
      case LargeBinary:
      case FixedSizeBinary:
        return new ColumnType(Types.VARBINARY, "BLOB", byte[].class, UNLIMITED, 0, UNLIMITED);
      default:
        return temporalOrNested(arrow);
    }
  }

  private static ColumnType temporalOrNested(ArrowType arrow) {
    switch (arrow.getTypeID()) {
      case Date:
        return new ColumnType(Types.DATE, "DATE", java.sql.Date.class, 10, 0, 10);
      case Time:
        return new ColumnType(Types.TIME, "TIME", java.sql.Time.class, 15, 6, 15);
      case Timestamp:
        return timestamp((ArrowType.Timestamp) arrow);
      case Interval:
      case Duration:
        return new ColumnType(Types.OTHER, "INTERVAL", String.class, 0, 0, 64);
      case List:
      case LargeList:
      case FixedSizeList:
        return new ColumnType(Types.ARRAY, "LIST", java.sql.Array.class, 0, 0, UNLIMITED);
      case Struct:
        return new ColumnType(Types.STRUCT, "STRUCT", java.sql.Struct.class, 0, 0, UNLIMITED);
      case Map:
        return new ColumnType(Types.OTHER, "MAP", java.util.Map.class, 0, 0, UNLIMITED);
      case Null:
        return new ColumnType(Types.NULL, "NULL", Object.class, 0, 0, 4);
      default:
        return TEXT;
    }
  }

  private static ColumnType integer(ArrowType.Int arrow) {
    boolean signed = arrow.getIsSigned();
    switch (arrow.getBitWidth()) {
      case 8:
        return signed
            ? new ColumnType(Types.TINYINT, "TINYINT", Integer.class, 3, 0, 4)
            : new ColumnType(Types.SMALLINT, "UTINYINT", Integer.class, 3, 0, 3);
      case 16:
        return signed
            ? new ColumnType(Types.SMALLINT, "SMALLINT", Integer.class, 5, 0, 6)
            : new ColumnType(Types.INTEGER, "USMALLINT", Integer.class, 5, 0, 5);
      case 32:
        return signed
            ? new ColumnType(Types.INTEGER, "INTEGER", Integer.class, 10, 0, 11)
            : new ColumnType(Types.BIGINT, "UINTEGER", Long.class, 10, 0, 10);
      default:
        // A host that reads DECIMAL uses getBigDecimal, which has room for all 64 bits.
        return signed
            ? new ColumnType(Types.BIGINT, "BIGINT", Long.class, 19, 0, 20)
            : new ColumnType(Types.DECIMAL, "UBIGINT", java.math.BigDecimal.class, 20, 0, 20);
    }
  }

  private static ColumnType floating(ArrowType.FloatingPoint arrow) {
    return arrow.getPrecision() == FloatingPointPrecision.DOUBLE
        ? new ColumnType(Types.DOUBLE, "DOUBLE", Double.class, 17, 0, 24)
        : new ColumnType(Types.REAL, "FLOAT", Float.class, 9, 0, 15);
  }

  private static ColumnType decimal(ArrowType.Decimal arrow) {
    int precision = arrow.getPrecision();
    return new ColumnType(
        Types.DECIMAL,
        "DECIMAL",
        java.math.BigDecimal.class,
        precision,
        arrow.getScale(),
        precision + 2);
  }

  private static ColumnType timestamp(ArrowType.Timestamp arrow) {
    String zone = arrow.getTimezone();
    return zone == null || zone.isEmpty()
        ? new ColumnType(Types.TIMESTAMP, "TIMESTAMP", java.sql.Timestamp.class, 26, 6, 26)
        : new ColumnType(
            Types.TIMESTAMP_WITH_TIMEZONE,
            "TIMESTAMP WITH TIME ZONE",
            java.time.OffsetDateTime.class,
            29,
            6,
            29);
  }
}
