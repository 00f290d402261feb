package io.kurrentdb.shims.sql.catalogue;

/** Columns that several relations have alike. */
final class TypeColumns {
  private TypeColumns() {}

  /** Precision, its radix and scale: of numbers only, and not of unsigned ones, as in DuckDB. */
  static Relation precision(Relation relation) {
    return relation
        .with("numeric_precision", "INTEGER", row -> known(row.type().precision))
        .with("numeric_precision_radix", "INTEGER", row -> row.type().precision > 0 ? "2" : null)
        .with("numeric_scale", "INTEGER", row -> row.type().precision > 0 ? "0" : null);
  }

  private static String known(int number) {
    return number > 0 ? String.valueOf(number) : null;
  }
}
