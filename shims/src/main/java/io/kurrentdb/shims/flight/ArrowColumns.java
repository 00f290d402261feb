package io.kurrentdb.shims.flight;

import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Between a table's columns, whose types are DuckDB's, and the Arrow schema by which Flight SQL
 * describes them. Types, sizes and remarks go into the fields' metadata, under the keys that the
 * Flight SQL specification has for them.
 */
final class ArrowColumns {
  private static final String KEY = "ARROW:FLIGHT:SQL:";

  /** For text without a length of its own: as far as JDBC can count. */
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private ArrowColumns() {}

  static Schema schema(Table table) {
    List<Field> fields = new ArrayList<>(table.columns().size());
    for (Column column : table.columns()) {
      fields.add(field(table, column));
    }
    return new Schema(fields);
  }

  private static Field field(Table table, Column column) {
    Map<String, String> about = about(column.type());
    about.put(KEY + "SCHEMA_NAME", table.schema());
    about.put(KEY + "TABLE_NAME", table.name());
    if (column.name().equals("record_id")) {
      about.put(KEY + "PRECISION", "16");
    }
    if (!column.remarks().isEmpty()) {
      about.put(KEY + "REMARKS", column.remarks());
    }
    FieldType type = new FieldType(column.nullable(), arrowType(column.type()), null, about);
    return new Field(column.name(), type, null);
  }

  /** What the specification lets a server say about a column of this type. */
  private static Map<String, String> about(String type) {
    Map<String, String> about = new HashMap<>();
    about.put(KEY + "TYPE_NAME", type);
    about.put(KEY + "PRECISION", Integer.toString(precision(type)));
    about.put(KEY + "SCALE", Integer.toString(scale(type)));
    about.put(KEY + "IS_AUTO_INCREMENT", "0");
    about.put(KEY + "IS_CASE_SENSITIVE", type.equals("VARCHAR") ? "1" : "0");
    about.put(KEY + "IS_READ_ONLY", "1");
    about.put(KEY + "IS_SEARCHABLE", "1");
    return about;
  }

  /** Digits, or characters, or bytes; the widest where the type has no limit of its own. */
  static int precision(String type) {
    switch (type) {
      case "BOOLEAN":
        return 1;
      case "TINYINT":
      case "UTINYINT":
        return 3;
      case "SMALLINT":
      case "USMALLINT":
        return 5;
      case "INTEGER":
      case "UINTEGER":
      case "DATE":
        return 10;
      case "BIGINT":
        return 19;
      case "UBIGINT":
        return 20;
      case "HUGEINT":
        return 39;
      case "FLOAT":
        return 7;
      case "DOUBLE":
        return 15;
      case "TIME":
        return 15;
      case "TIMESTAMP":
        return 26;
      case "TIMESTAMP WITH TIME ZONE":
        return 32;
      default:
        return type.startsWith("DECIMAL(") ? decimal(type)[0] : UNLIMITED;
    }
  }

  private static int scale(String type) {
    if (type.startsWith("DECIMAL(")) {
      return decimal(type)[1];
    }
    return type.startsWith("TIME") ? 6 : 0;
  }

  /** Precision and scale of DECIMAL(p,s). */
  private static int[] decimal(String type) {
    int comma = type.indexOf(',');
    int precision = Integer.parseInt(type.substring(8, comma));
    int scale = Integer.parseInt(type.substring(comma + 1, type.length() - 1));
    return new int[] {precision, scale};
  }

  private static ArrowType arrowType(String type) {
    switch (type) {
      case "BOOLEAN":
        return ArrowType.Bool.INSTANCE;
      case "TINYINT":
        return new ArrowType.Int(8, true);
      case "SMALLINT":
        return new ArrowType.Int(16, true);
      case "INTEGER":
        return new ArrowType.Int(32, true);
      case "BIGINT":
        return new ArrowType.Int(64, true);
      case "UTINYINT":
        return new ArrowType.Int(8, false);
      case "USMALLINT":
        return new ArrowType.Int(16, false);
      case "UINTEGER":
        return new ArrowType.Int(32, false);
      case "UBIGINT":
        return new ArrowType.Int(64, false);
      case "FLOAT":
        return new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case "DOUBLE":
        return new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case "BLOB":
        return ArrowType.Binary.INSTANCE;
      default:
        return otherArrowType(type);
    }
  }

  private static ArrowType otherArrowType(String type) {
    switch (type) {
      case "DATE":
        return new ArrowType.Date(DateUnit.DAY);
      case "TIME":
        return new ArrowType.Time(TimeUnit.MICROSECOND, 64);
      case "TIMESTAMP":
        return new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case "TIMESTAMP WITH TIME ZONE":
        return new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case "HUGEINT":
        return new ArrowType.Decimal(38, 0, 128);
      default:
        return type.startsWith("DECIMAL(")
            ? new ArrowType.Decimal(decimal(type)[0], decimal(type)[1], 128)
            : ArrowType.Utf8.INSTANCE;
    }
  }

  /** DuckDB's name of the type that a column of a result has; VARCHAR for what is only shown. */
  static String typeName(ArrowType type) {
    if (type instanceof ArrowType.Int) {
      return integer((ArrowType.Int) type);
    }
    if (type instanceof ArrowType.FloatingPoint) {
      return ((ArrowType.FloatingPoint) type).getPrecision() == FloatingPointPrecision.SINGLE
          ? "FLOAT"
          : "DOUBLE";
    }
    if (type instanceof ArrowType.Decimal) {
      ArrowType.Decimal decimal = (ArrowType.Decimal) type;
      return "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (type instanceof ArrowType.Timestamp) {
      return ((ArrowType.Timestamp) type).getTimezone() == null
          ? "TIMESTAMP"
          : "TIMESTAMP WITH TIME ZONE";
    }
    return simple(type);
  }

  private static String integer(ArrowType.Int type) {
    String sign = type.getIsSigned() ? "" : "U";
    switch (type.getBitWidth()) {
      case 8:
        return sign + "TINYINT";
      case 16:
        return sign + "SMALLINT";
      case 32:
        return sign + "INTEGER";
      default:
        return sign + "BIGINT";
    }
  }

  private static String simple(ArrowType type) {
    switch (type.getTypeID().name()) {
      case "Bool":
        return "BOOLEAN";
      case "Binary":
      case "LargeBinary":
      case "FixedSizeBinary":
      case "BinaryView":
        return "BLOB";
      case "Date":
        return "DATE";
      case "Time":
        return "TIME";
      case "Interval":
        return "INTERVAL";
      default:
        return "VARCHAR";
    }
  }
}
