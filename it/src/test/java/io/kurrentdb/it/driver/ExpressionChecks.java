package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;

import java.sql.SQLDataException;

/** What the value of an SQL expression is in JDBC's getters. */
abstract class ExpressionChecks {
  private final Scenario scenario;

  ExpressionChecks(Scenario scenario) {
    this.scenario = scenario;
  }

  final Scenario scenario() {
    return scenario;
  }

  final <T> T value(String expression, Scenario.Reader<T> reader) throws Exception {
    return scenario.first("SELECT " + expression + " AS x", reader);
  }

  final void outOfRange(String expression, Scenario.Reader<?> reader) {
    SQLDataException e = thrown(SQLDataException.class, () -> value(expression, reader));
    same("22003", e.getSQLState());
  }
}
