package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.sql.Adaptation;
import java.util.ArrayList;
import java.util.List;

/** Turns a statement, and the values bound to it, into the queries that answer it. */
final class PreparedQuery {
  private PreparedQuery() {}

  /** The query of a text that has no parameters. */
  static Query of(Connection connection, CallOptions options, String sql) {
    Adaptation adaptation = Statements.adapt(connection, options, sql);
    if (adaptation.parameterCount() > 0) {
      throw missing(adaptation.parameterCount(), 0);
    }
    noteCap(adaptation);
    return Statements.query(connection, options, adaptation.text(), sql);
  }

  /** The queries of a prepared statement: one for each row of values that was bound. */
  static List<Query> ofBound(Connection connection, CallOptions options, Handle handle) {
    Adaptation adaptation = Statements.adapt(connection, options, handle.sql());
    if (adaptation.parameterCount() == 0) {
      noteCap(adaptation);
      return List.of(Statements.query(connection, options, adaptation.text(), handle.sql()));
    }
    List<List<String>> rows = connection.parameters().of(handle);
    if (rows.isEmpty()) {
      throw missing(adaptation.parameterCount(), 0);
    }
    noteCap(adaptation);
    List<Query> queries = new ArrayList<>(rows.size());
    for (List<String> values : rows) {
      queries.add(bound(connection, options, adaptation, values));
    }
    return queries;
  }

  private static Query bound(
      Connection connection, CallOptions options, Adaptation adaptation, List<String> values) {
    if (values.size() != adaptation.parameterCount()) {
      throw missing(adaptation.parameterCount(), values.size());
    }
    return Statements.query(connection, options, adaptation.bind(values), adaptation.original());
  }

  private static void noteCap(Adaptation adaptation) {
    StatementContext context = StatementContext.current();
    if (context != null) {
      context.noteCapInForce(adaptation.rowCap());
    }
  }

  private static RuntimeException missing(int expected, int given) {
    return Failures.refuse(
        SqlState.PARAMETER_COUNT,
        "The statement has "
            + expected
            + (expected == 1 ? " parameter, " : " parameters, ")
            + (given == 0 ? "none was" : given + (given == 1 ? " was" : " were"))
            + " set. Set every parameter before executing.");
  }
}
