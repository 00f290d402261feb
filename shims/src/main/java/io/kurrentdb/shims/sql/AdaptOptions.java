package io.kurrentdb.shims.sql;

/** What the caller wants of one adaptation besides DuckDB's own answer. Immutable. */
public final class AdaptOptions {
  private static final AdaptOptions NONE = new AdaptOptions(0, 0, false, "");

  private final long rowCap;
  private final long maxRows;
  private final boolean arrowTypeNames;
  private final String catalogName;

  private AdaptOptions(long rowCap, long maxRows, boolean arrowTypeNames, String catalogName) {
    this.rowCap = rowCap;
    this.maxRows = maxRows;
    this.arrowTypeNames = arrowTypeNames;
    this.catalogName = catalogName;
  }

  /** Nothing but DuckDB's own answer. */
  public static AdaptOptions none() {
    return NONE;
  }

  /**
   * Asks the server for at most {@code rows} rows and one more, which tells that there were more.
   * Only a text whose outermost query has no LIMIT of its own is limited.
   *
   * @param rows 0 for no cap
   */
  public AdaptOptions withRowCap(long rows) {
    return new AdaptOptions(Math.max(0, rows), maxRows, arrowTypeNames, catalogName);
  }

  /**
   * Takes over {@code java.sql.Statement.setMaxRows}: rows beyond are not wanted, so they are not
   * asked for.
   *
   * @param rows 0 for all rows, as JDBC has it
   */
  public AdaptOptions withMaxRows(long rows) {
    return new AdaptOptions(rowCap, Math.max(0, rows), arrowTypeNames, catalogName);
  }

  /** Names types as Arrow does (UTF8, INT64) in answers to the Metabase plug-in's own question. */
  public AdaptOptions withArrowTypeNames() {
    return new AdaptOptions(rowCap, maxRows, true, catalogName);
  }

  /**
   * The name by which the user knows the one catalog, so that {@code name.kdb.records} is
   * understood. The names {@code kurrent}, {@code kurrentdb} and {@code memory} always are.
   *
   * @param name empty for none
   */
  public AdaptOptions withCatalogName(String name) {
    return new AdaptOptions(rowCap, maxRows, arrowTypeNames, name == null ? "" : name);
  }

  public long rowCap() {
    return rowCap;
  }

  public long maxRows() {
    return maxRows;
  }

  public boolean arrowTypeNames() {
    return arrowTypeNames;
  }

  public String catalogName() {
    return catalogName;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof AdaptOptions && same((AdaptOptions) other));
  }

  private boolean same(AdaptOptions that) {
    return rowCap == that.rowCap
        && maxRows == that.maxRows
        && arrowTypeNames == that.arrowTypeNames
        && catalogName.equals(that.catalogName);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(rowCap * 31 + maxRows) * 31
        + catalogName.hashCode()
        + (arrowTypeNames ? 1 : 0);
  }
}
