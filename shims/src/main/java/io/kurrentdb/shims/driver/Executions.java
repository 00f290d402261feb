package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.StatementContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.calcite.avatica.AvaticaStatement;

/** The execution that each statement is in, or was in last; what cancel ends. Thread-safe. */
final class Executions {
  private static final Map<AvaticaStatement, StatementContext> LAST =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Executions() {}

  static void begin(AvaticaStatement statement, StatementContext context) {
    LAST.put(statement, context);
  }

  /** Null where the statement was never executed. */
  static StatementContext of(AvaticaStatement statement) {
    return LAST.get(statement);
  }
}
