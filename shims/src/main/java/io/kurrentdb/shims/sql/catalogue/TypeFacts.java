package io.kurrentdb.shims.sql.catalogue;

import java.util.Locale;

/**
 * What catalogues tell about a type besides its name: PostgreSQL's name for it, its number, its
 * precision, the name Arrow has for it. Numbers as DuckDB 1.5 gives them to columns, so that the
 * server's own format_type() understands them.
 */
enum TypeFacts {
  BIGINT("int8", 14, 8, 'N', 64, "INT64"),
  INTEGER("int4", 13, 4, 'N', 32, "INT32"),
  SMALLINT("int2", 12, 2, 'N', 16, "INT16"),
  TINYINT("int1", 11, 1, 'N', 8, "INT8"),
  HUGEINT("hugeint", 50, 16, 'N', 128, "DECIMAL"),
  UBIGINT("uint64", 31, 8, 'N', 0, "UINT64"),
  UINTEGER("uint32", 30, 4, 'N', 0, "UINT32"),
  USMALLINT("uint16", 29, 2, 'N', 0, "UINT16"),
  UTINYINT("uint8", 28, 1, 'N', 0, "UINT8"),
  DOUBLE("float8", 23, 8, 'N', 53, "FLOAT64"),
  FLOAT("float4", 22, 4, 'N', 24, "FLOAT32"),
  DECIMAL("numeric", 21, 16, 'N', 0, "DECIMAL128"),
  VARCHAR("varchar", 25, 16, 'S', 0, "UTF8"),
  BLOB("bytea", 26, 16, 'X', 0, "BINARY"),
  BOOLEAN("bool", 10, 1, 'B', 0, "BOOLEAN"),
  DATE("date", 15, 4, 'D', 0, "DATE32"),
  TIME("time", 16, 8, 'D', 0, "TIME64"),
  TIMESTAMP("timestamp", 19, 8, 'D', 0, "TIMESTAMP"),
  TIMESTAMPTZ("timestamptz", 32, 8, 'D', 0, "TIMESTAMP"),
  INTERVAL("interval", 27, 16, 'D', 0, "INTERVAL"),
  UUID("uuid", 54, 16, 'X', 0, "UTF8"),
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
