package io.kurrentdb.shims.catalog;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What one KurrentDB server offers to SQL at one moment. It does not change once it was looked at,
 * so a text adapted against it is adapted the same way however long that takes; where two look at
 * once, the later answer stays. Thread-safe.
 */
public final class Catalog {
  private final String serverVersion;
  private final List<String> schemas;
  private final List<Table> known;
  private WeakReference<Supplier<List<Table>>> rest;
  private volatile List<Table> tables;

  /**
   * @param serverVersion as ServerFeatures tells it, for example {@code 26.1.0}; empty where
   *     unknown
   * @param schemas every schema, those without a table included
   * @param tables in the order in which hosts should list them
   */
  public Catalog(String serverVersion, List<String> schemas, List<Table> tables) {
    this.serverVersion = Objects.requireNonNull(serverVersion, "serverVersion");
    this.schemas = List.copyOf(schemas);
    this.known = List.copyOf(tables);
    this.tables = this.known;
  }

  /**
   * A catalogue whose other tables are asked for when someone wants to see them, once: most texts
   * name only tables that are known.
   *
   * @param known tables that need not be asked for
   * @param all gives every table, the known ones included; must not throw. Held weakly: it belongs
   *     to a connection, and a catalogue is remembered with texts that outlive it. Keep it for as
   *     long as the catalogue is to be asked.
   */
  public static Catalog lazy(
      String serverVersion, List<String> schemas, List<Table> known, Supplier<List<Table>> all) {
    Catalog catalog = new Catalog(serverVersion, schemas, known);
    catalog.rest = new WeakReference<>(Objects.requireNonNull(all, "all"));
    catalog.tables = null;
    return catalog;
  }

  public String serverVersion() {
    return serverVersion;
  }

  public List<String> schemas() {
    return schemas;
  }

  public List<Table> tables() {
    List<Table> all = tables;
    return all != null ? all : load();
  }

  /** Without a lock: who has less time than another reader must not wait for that one. */
  private List<Table> load() {
    Supplier<List<Table>> all = rest.get();
    List<Table> loaded = all == null ? known : List.copyOf(all.get());
    tables = loaded;
    return loaded;
  }

  /**
   * The table of this schema and name, compared as DuckDB compares names: without regard to case.
   *
   * @return null where there is none
   */
  public Table find(String schema, String name) {
    Table table = find(known, schema, name);
    return table != null ? table : find(tables(), schema, name);
  }

  private static Table find(List<Table> tables, String schema, String name) {
    for (Table table : tables) {
      if (table.schema().equalsIgnoreCase(schema) && table.name().equalsIgnoreCase(name)) {
        return table;
      }
    }
    return null;
  }
}
