package io.kurrentdb.shims.sql;

import io.kurrentdb.shims.catalog.Catalog;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Turns the SQL that a user or a tool wrote for DuckDB into SQL that KurrentDB's endpoint answers
 * as DuckDB would: by small edits of the user's own text, never by printing it anew. A text that is
 * not understood goes out as it came.
 */
public final class SqlAdapter {
  private static final int SLOTS = 512;
  private static final int MAX_CACHED_LENGTH = 4 << 10;

  /**
   * One place for each hash: bounded, without locks, and without garbage at a hit. A catalogue goes
   * with its connection, whatever is kept here.
   */
  private static final AtomicReferenceArray<Entry> CACHE = new AtomicReferenceArray<>(SLOTS);

  private SqlAdapter() {}

  private static final class Entry {
    final String sql;
    final WeakReference<Catalog> catalog;
    final AdaptOptions options;
    final Adaptation adaptation;

    Entry(String sql, Catalog catalog, AdaptOptions options, Adaptation adaptation) {
      this.sql = sql;
      this.catalog = new WeakReference<>(catalog);
      this.options = options;
      this.adaptation = adaptation;
    }

    boolean isFor(String otherSql, Catalog otherCatalog, AdaptOptions otherOptions) {
      return catalog.get() == otherCatalog && sql.equals(otherSql) && options.equals(otherOptions);
    }
  }

  /**
   * Adapts one text. Never throws, whatever the text; takes time linear in its length.
   *
   * @param catalog what the server offers; compared by identity, so keep one object for as long as
   *     it is true
   */
  public static Adaptation adapt(String sql, Catalog catalog, AdaptOptions options) {
    Objects.requireNonNull(sql, "sql");
    if (sql.length() > MAX_CACHED_LENGTH) {
      return Adapting.run(sql, catalog, options);
    }
    int h = sql.hashCode();
    int slot = (h ^ (h >>> 10) ^ (h >>> 20)) & (SLOTS - 1);
    Entry entry = CACHE.get(slot);
    if (entry != null && entry.isFor(sql, catalog, options)) {
      return entry.adaptation;
    }
    Adaptation adaptation = Adapting.run(sql, catalog, options);
    CACHE.set(slot, new Entry(sql, catalog, options, adaptation));
    return adaptation;
  }
}
