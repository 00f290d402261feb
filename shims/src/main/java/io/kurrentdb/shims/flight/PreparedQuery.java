package io.kurrentdb.shims.flight;

import io.kurrentdb.shims.core.Counter;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.sql.Adaptation;
import java.util.ArrayList;
import java.util.List;

/** Turns a statement, and the values bound to it, into the queries that answer it. */
final class PreparedQuery {
  private PreparedQuery() {}

  /** The query of a text that has no parameters. */
  static Query of(Caller caller, String sql) {
    Adaptation adaptation = Statements.adapt(caller, sql);
    if (adaptation.parameterCount() > 0) {
      throw missing(adaptation.parameterCount(), 0);
    }
    noteExecution(adaptation);
    return Statements.run(caller, adaptation, adaptation.text());
  }

  /** The queries of a prepared statement: one for each row of values that was bound. */
  static List<Query> ofBound(Caller caller, Handle handle) {
    Adaptation adaptation = Statements.adapt(caller, handle.sql());
    if (adaptation.parameterCount() == 0) {
      noteExecution(adaptation);
      Query query = Statements.run(caller, adaptation, adaptation.text());
      noteColumns(query);
      return List.of(query);
    }
    List<List<String>> rows = values(caller, handle);
    if (rows.isEmpty()) {
      throw missing(adaptation.parameterCount(), 0);
    }
    noteExecution(adaptation);
    List<Query> queries = new ArrayList<>(rows.size());
    for (List<String> values : rows) {
      queries.add(bound(caller, adaptation, values, rows.size() == 1));
    }
    return queries;
  }

  /** Those that the JDBC side gave with the execution, else those that were bound by DoPut. */
  private static List<List<String>> values(Caller caller, Handle handle) {
    StatementContext context = StatementContext.current();
    return context == null || context.values() == null
        ? caller.parameters().of(handle)
        : List.of(context.values());
  }

  private static Query bound(
      Caller caller, Adaptation adaptation, List<String> values, boolean single) {
    if (values.size() != adaptation.parameterCount()) {
      throw missing(adaptation.parameterCount(), values.size());
    }
    String text = adaptation.bind(values);
    Query query =
        single
            ? Statements.run(caller, adaptation, text)
            : Statements.query(caller, text, adaptation.original());
    noteColumns(query);
    return query;
  }

  /** Of a statement that the host prepared: values decide its columns, and tables change. */
  private static void noteColumns(Query query) {
    StatementContext context = StatementContext.current();
    if (context != null && context.values() != null) {
      context.noteColumns(query.schema());
    }
  }

  @SuppressWarnings("StringEquality")
  private static void noteExecution(Adaptation adaptation) {
    Counter.STATEMENTS.add();
    if (adaptation.text() != adaptation.original()) {
      Counter.EDITED.add();
    }
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
