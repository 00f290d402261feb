package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.StatementContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.calcite.avatica.AvaticaResultSet;

/** What is remembered of each open result of KurrentDB's. Thread-safe. */
final class ResultStates {
  private static final Map<AvaticaResultSet, ResultState> STATES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private ResultStates() {}

  /** Null where the result is not one of KurrentDB's. */
  static ResultState of(AvaticaResultSet result) {
    return STATES.get(result);
  }

  /** The state of a result that may be new; null where this thread executes nothing of ours. */
  static ResultState ofCurrent(AvaticaResultSet result) {
    ResultState known = STATES.get(result);
    StatementContext context = StatementContext.current();
    if (known != null || context == null) {
      return known;
    }
    ResultState made = new ResultState(context);
    STATES.put(result, made);
    return made;
  }
}
