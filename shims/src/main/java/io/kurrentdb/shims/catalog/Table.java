package io.kurrentdb.shims.catalog;

import java.util.List;
import java.util.Objects;

/** A table that KurrentDB offers to SQL: {@code kdb.records} or a user-defined index. Immutable. */
public final class Table {
  private final String schema;
  private final String name;
  private final String remarks;
  private final List<Column> columns;

  /**
   * @param schema {@code kdb} or {@code usr}
   * @param name as the server spells it; an index's name often needs quotes in SQL
   * @param remarks one sentence for the user; empty where nothing is known, never null
   * @param columns in the server's order
   */
  public Table(String schema, String name, String remarks, List<Column> columns) {
    this.schema = Objects.requireNonNull(schema, "schema");
    this.name = Objects.requireNonNull(name, "name");
    this.remarks = Objects.requireNonNull(remarks, "remarks");
    this.columns = List.copyOf(columns);
  }

  public String schema() {
    return schema;
  }

  public String name() {
    return name;
  }

  public String remarks() {
    return remarks;
  }

  public List<Column> columns() {
    return columns;
  }

  @Override
  public String toString() {
    return schema + ".\"" + name + '"';
  }
}
