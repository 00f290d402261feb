package io.kurrentdb.shims.catalog;

import java.util.Objects;

/** A column of a table that KurrentDB offers to SQL. Immutable. */
public final class Column {
  private final String name;
  private final String type;
  private final boolean nullable;
  private final String remarks;

  /**
   * @param name as the server spells it
   * @param type DuckDB's name of the type, for example {@code BIGINT}
   * @param nullable whether a value can be missing
   * @param remarks one sentence for the user; empty where nothing is known, never null
   */
  public Column(String name, String type, boolean nullable, String remarks) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
    this.nullable = nullable;
    this.remarks = Objects.requireNonNull(remarks, "remarks");
  }

  public String name() {
    return name;
  }

  public String type() {
    return type;
  }

  public boolean nullable() {
    return nullable;
  }

  public String remarks() {
    return remarks;
  }

  @Override
  public String toString() {
    return name + " " + type + (nullable ? "" : " NOT NULL");
  }
}
