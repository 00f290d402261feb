package io.kurrentdb.shims.driver;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.calcite.avatica.AvaticaConnection;

/** Results of DatabaseMetaData, which belong to no statement and so are closed by none. */
final class OpenMetadata {
  private static final Map<AvaticaConnection, Set<ResultSet>> OPEN = new WeakHashMap<>();

  private OpenMetadata() {}

  static synchronized void add(AvaticaConnection connection, ResultSet result) {
    OPEN.computeIfAbsent(connection, c -> Collections.newSetFromMap(new WeakHashMap<>()))
        .add(result);
  }

  /** Those that somebody can still see, be they closed or not. */
  static synchronized List<ResultSet> of(AvaticaConnection connection) {
    Set<ResultSet> open = OPEN.remove(connection);
    return open == null ? List.of() : new ArrayList<>(open);
  }
}
