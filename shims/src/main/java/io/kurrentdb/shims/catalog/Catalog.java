package io.kurrentdb.shims.catalog;

import java.util.List;
import java.util.Objects;

/**
 * What one KurrentDB server offers to SQL at one moment. Immutable, so a text adapted against it is
 * adapted the same way however long that takes.
 */
public final class Catalog {
  private final String serverVersion;
  private final List<String> schemas;
  private final List<Table> tables;

  /**
   * @param serverVersion as ServerFeatures tells it, for example {@code 26.1.0}; empty where
   *     unknown
   * @param schemas every schema, those without a table included
   * @param tables in the order in which hosts should list them
   */
  public Catalog(String serverVersion, List<String> schemas, List<Table> tables) {
    this.serverVersion = Objects.requireNonNull(serverVersion, "serverVersion");
    this.schemas = List.copyOf(schemas);
    this.tables = List.copyOf(tables);
  }

  public String serverVersion() {
    return serverVersion;
  }

  public List<String> schemas() {
    return schemas;
  }

  public List<Table> tables() {
    return tables;
  }

  /**
   * The table of this schema and name, compared as DuckDB compares names: without regard to case.
   *
   * @return null where there is none
   */
  public Table find(String schema, String name) {
    for (Table table : tables) {
      if (table.schema().equalsIgnoreCase(schema) && table.name().equalsIgnoreCase(name)) {
        return table;
      }
    }
    return null;
  }
}
