package io.kurrentdb.shims.sql.catalogue;

/**
 * SUMMARIZE: one pass over the rows, every column's aggregates in a struct, the structs unfolded
 * into rows. Quantiles are estimates, as DuckDB's are, though not always the same ones.
 */
final class Summarize {
  private static final String NUMBER = "TRY_CAST(CAST(COLUMNS(*) AS VARCHAR) AS DOUBLE)";
  private static final String IS_NUMBER =
      "regexp_matches(typeof(any_value(COLUMNS(*))), '^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*)$')";
  private static final String IS_FRACTION = "typeof(any_value(COLUMNS(*))) IN ('DOUBLE', 'FLOAT')";

  static final String BEFORE =
      "SELECT unnest(json_keys(to_json(_kdb_s))) AS \"column_name\","
          + " unnest(list_value(*COLUMNS(_kdb_s.*)), recursive := true) FROM (SELECT {'column_type':"
          + " replace(typeof(any_value(COLUMNS(*))), '\"NULL\"', 'INTEGER'), "
          + text("min", "min(COLUMNS(*))")
          + text("max", "max(COLUMNS(*))")
          + "'approx_unique': approx_count_distinct(COLUMNS(*)), "
          + numeric("avg", "avg(" + NUMBER + ")")
          + numeric("std", "stddev(" + NUMBER + ")")
          + quantile("q25", "0.25")
          + quantile("q50", "0.5")
          + quantile("q75", "0.75")
          + "'count': count(*), 'null_percentage': CAST(100 * (1 - count(COLUMNS(*)) /"
          + " nullif(count(*), 0)) AS DECIMAL(9,2))} FROM (";

  static final String AFTER = ") AS _kdb_q) _kdb_s";

  private Summarize() {}

  private static String text(String name, String value) {
    return "'" + name + "': CAST(" + value + " AS VARCHAR), ";
  }

  private static String numeric(String name, String value) {
    return "'" + name + "': CASE WHEN " + IS_NUMBER + " THEN CAST(" + value + " AS VARCHAR) END, ";
  }

  private static String quantile(String name, String share) {
    String value = "approx_quantile(" + NUMBER + ", " + share + ")";
    return "'"
        + name
        + "': CASE WHEN "
        + IS_FRACTION
        + " THEN CAST("
        + value
        + " AS VARCHAR) WHEN "
        + IS_NUMBER
        + " THEN CAST(CAST("
        + value
        + " AS HUGEINT) AS VARCHAR) END, ";
  }
}
