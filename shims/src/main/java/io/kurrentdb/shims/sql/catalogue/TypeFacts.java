package io.kurrentdb.shims.sql.catalogue;

import java.util.Locale;

/**
 * What catalogues tell about a type besides its name: its number in PostgreSQL's catalogue, its
 * precision, the name Arrow has for it. Numbers as DuckDB 1.5 gives them.
 */
enum TypeFacts {
  BIGINT("int8", 20, 8, 'N', 64, "INT64"),
  INTEGER("int4", 23, 4, 'N', 32, "INT32"),
  SMALLINT("int2", 21, 2, 'N', 16, "INT16"),
  TINYINT("int1", 1_000_001, 1, 'N', 8, "INT8"),
  HUGEINT("hugeint", 1_000_002, 16, 'N', 128, "DECIMAL"),
  UBIGINT("uint64", 1_000_003, 8, 'N', 0, "UINT64"),
  UINTEGER("uint32", 1_000_004, 4, 'N', 0, "UINT32"),
  USMALLINT("uint16", 1_000_005, 2, 'N', 0, "UINT16"),
  UTINYINT("uint8", 1_000_006, 1, 'N', 0, "UINT8"),
  DOUBLE("float8", 701, 8, 'N', 53, "FLOAT64"),
  FLOAT("float4", 700, 4, 'N', 24, "FLOAT32"),
  DECIMAL("numeric", 1700, 16, 'N', 0, "DECIMAL128"),
  VARCHAR("varchar", 1043, 16, 'S', 0, "UTF8"),
  BLOB("bytea", 17, 16, 'X', 0, "BINARY"),
  BOOLEAN("bool", 16, 1, 'B', 0, "BOOLEAN"),
  DATE("date", 1082, 4, 'D', 0, "DATE32"),
  TIME("time", 1083, 8, 'D', 0, "TIME64"),
  TIMESTAMP("timestamp", 1114, 8, 'D', 0, "TIMESTAMP"),
  TIMESTAMPTZ("timestamptz", 1184, 8, 'D', 0, "TIMESTAMP"),
  INTERVAL("interval", 1186, 16, 'D', 0, "INTERVAL"),
  UUID("uuid", 2950, 16, 'X', 0, "UTF8"),
  JSON("json", 114, 16, 'S', 0, "UTF8"),
  OTHER("unknown", 705, 16, 'X', 0, "UTF8");

  final String postgresName;
  final int oid;
  final int size;
  final char category;

  /** Bits of a number with a binary precision; 0 where there is none. */
  final int precision;

  final String arrowName;

  TypeFacts(
      String postgresName, int oid, int size, char category, int precision, String arrowName) {
    this.postgresName = postgresName;
    this.oid = oid;
    this.size = size;
    this.category = category;
    this.precision = precision;
    this.arrowName = arrowName;
  }

  /**
   * @param type as DuckDB spells it, {@code DECIMAL(9,2)} and {@code TIMESTAMP WITH TIME ZONE}
   *     included
   */
  static TypeFacts of(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (upper.endsWith("]") || upper.startsWith("STRUCT") || upper.startsWith("MAP")) {
      return OTHER;
    }
    if (upper.equals("TIMESTAMP WITH TIME ZONE")) {
      return TIMESTAMPTZ;
    }
    int end = upper.indexOf('(');
    String name = end < 0 ? upper : upper.substring(0, end);
    for (TypeFacts facts : values()) {
      if (facts.name().equals(name)) {
        return facts;
      }
    }
    return OTHER;
  }

  /** DuckDB's category of the type, as {@code duckdb_types()} spells it; null for none. */
  String duckCategory() {
    switch (category) {
      case 'N':
        return "NUMERIC";
      case 'S':
        return "STRING";
      case 'D':
        return "DATETIME";
      case 'B':
        return "BOOLEAN";
      default:
        return null;
    }
  }
}
