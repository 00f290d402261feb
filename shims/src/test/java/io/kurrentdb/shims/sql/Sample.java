package io.kurrentdb.shims.sql;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import java.util.List;

/** A small catalogue for tests: the records and one index. */
public final class Sample {
  /** The FROM item of one row, as it is written in a text that has no other invented name. */
  public static final String ONE = one(0);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("log_position", "BIGINT", false, ""),
          new Column("stream", "VARCHAR", false, ""));

  public static final Catalog CATALOG =
      new Catalog(
          "26.1.0",
          List.of("kdb", "usr"),
          List.of(
              new Table("kdb", "records", "", COLUMNS),
              new Table("usr", "orders-by-country", "", COLUMNS)));

  private Sample() {}

  /** The FROM item of one row whose names begin with this number. */
  public static String one(int first) {
    String inner = "_kdb" + first;
    String outer = "_kdb" + (first + 1);
    return "(SELECT count(*) AS "
        + outer
        + " FROM (SELECT 1 AS "
        + inner
        + " FROM kdb.records LIMIT 0) "
        + inner
        + ") "
        + outer;
  }

  /** What is sent for a text, without options. */
  public static String adapt(String sql) {
    return SqlAdapter.adapt(sql, CATALOG, AdaptOptions.none()).text();
  }
}
