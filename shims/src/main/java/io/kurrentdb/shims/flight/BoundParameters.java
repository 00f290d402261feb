package io.kurrentdb.shims.flight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that were bound to a connection's prepared statements, as SQL literals: one list for
 * each row bound. Bounded, since statements are not always closed; thread-safe.
 */
final class BoundParameters {
  private static final int AT_MOST = 256;

  private final Map<String, List<List<String>>> rows =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<List<String>>> eldest) {
          return size() > AT_MOST;
        }
      };

  synchronized void bind(Handle handle, List<List<String>> values) {
    rows.put(handle.id(), values);
  }

  /** Empty where nothing was bound. */
  synchronized List<List<String>> of(Handle handle) {
    List<List<String>> values = rows.get(handle.id());
    return values == null ? List.of() : values;
  }

  synchronized void forget(Handle handle) {
    rows.remove(handle.id());
  }
}
