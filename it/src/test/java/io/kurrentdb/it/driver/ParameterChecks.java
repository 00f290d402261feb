package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Types;

/** Prepared statements: their parameters are set, counted, described, and set again. */
final class ParameterChecks {
  private final Scenario scenario;

  ParameterChecks(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    check("the columns of a result are those of the values", this::columns);
    check("re-execution, clearParameters and missing values", this::again);
    check("a parameter that is not there", this::unknown);
    check("a value without an SQL type", this::unusable);
    check("parameters in a condition, several statements and results at once", this::several);
    check("batches are refused as writes", this::batch);
    check("ParameterMetaData", this::metadata);
  }

  private void columns() throws Exception {
    try (PreparedStatement statement =
        scenario.connection().prepareStatement("SELECT ? AS x FROM kdb.records LIMIT ?")) {
      Object[] values = {5L, "x", new BigDecimal("1.50"), Date.valueOf("2024-01-02")};
      int[] types = {Types.BIGINT, Types.VARCHAR, Types.DECIMAL, Types.DATE};
      for (int rows = 0; rows < 2; rows++) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(1, values[i]);
          statement.setInt(2, rows);
          try (ResultSet result = statement.executeQuery()) {
            same(types[i], result.getMetaData().getColumnType(1));
            same(rows == 1, result.next());
            same(types[i], result.getMetaData().getColumnType(1));
          }
        }
      }
    }
  }

  private void again() throws Exception {
    try (PreparedStatement statement = scenario.connection().prepareStatement("SELECT ? + ?")) {
      SQLException missing = thrown(SQLException.class, statement::executeQuery);
      same("07001", missing.getSQLState());
      statement.setInt(1, 1);
      missing = thrown(SQLException.class, statement::executeQuery);
      yes(missing.getMessage().contains("Parameter 2"), missing.getMessage());
      statement.setInt(2, 2);
      for (int i = 0; i < 3; i++) {
        statement.setInt(1, i);
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          same(i + 2, result.getInt(1));
        }
      }
      statement.clearParameters();
      thrown(SQLException.class, statement::executeQuery);
    }
  }

  private void unknown() throws Exception {
    try (PreparedStatement statement = scenario.connection().prepareStatement("SELECT ?")) {
      SQLException e = thrown(SQLException.class, () -> statement.setInt(2, 1));
      same("07009", e.getSQLState());
      yes(e.getMessage().contains("parameter 2"), e.getMessage());
    }
  }

  private void unusable() throws Exception {
    try (PreparedStatement statement = scenario.connection().prepareStatement("SELECT ?")) {
      SQLException e =
          thrown(SQLException.class, () -> statement.setObject(1, Thread.currentThread()));
      same("07006", e.getSQLState());
      yes(e.getMessage().contains("Parameter 1"), e.getMessage());
    }
  }

  private void several() throws Exception {
    String sql =
        "SELECT stream FROM kdb.records WHERE log_position >= ? ORDER BY log_position LIMIT ?";
    try (PreparedStatement one = scenario.connection().prepareStatement(sql);
        PreparedStatement two = scenario.connection().prepareStatement(sql)) {
      one.setLong(1, 0);
      one.setInt(2, 5);
      two.setLong(1, 100);
      two.setInt(2, 7);
      ResultSet first = one.executeQuery();
      ResultSet second = two.executeQuery();
      same(7, ResultChecks.count(second));
      same(5, ResultChecks.count(first));
    }
  }

  private void batch() throws Exception {
    try (PreparedStatement statement = scenario.connection().prepareStatement("SELECT ?")) {
      statement.setInt(1, 1);
      statement.addBatch();
      SQLException e = thrown(SQLSyntaxErrorException.class, statement::executeBatch);
      yes(e.getMessage().contains("read-only"), e.getMessage());
    }
  }

  private void metadata() throws Exception {
    try (PreparedStatement statement =
        scenario
            .connection()
            .prepareStatement("SELECT * FROM kdb.records WHERE log_position > ? AND stream = ?")) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      same(2, parameters.getParameterCount());
      same(Types.BIGINT, parameters.getParameterType(1));
      same("BIGINT", parameters.getParameterTypeName(1));
      same("java.lang.Long", parameters.getParameterClassName(1));
      same(true, parameters.isSigned(1));
      same(19, parameters.getPrecision(1));
      same(0, parameters.getScale(1));
      same(Types.VARCHAR, parameters.getParameterType(2));
      same("java.lang.String", parameters.getParameterClassName(2));
      same("07009", thrown(SQLException.class, () -> parameters.getParameterType(3)).getSQLState());
    }
  }
}
