package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.SqlState;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.calcite.avatica.AvaticaPreparedStatement;

/** The literals that were set for the parameters of one prepared statement. */
final class Parameters {
  private static final Map<AvaticaPreparedStatement, Parameters> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Null where nothing was set. */
  private final String[] literals;

  private Parameters(int count) {
    literals = new String[count];
  }

  static Parameters of(AvaticaPreparedStatement statement) throws SQLException {
    Parameters known = KNOWN.get(statement);
    if (known == null) {
      known = new Parameters(statement.getParameterMetaData().getParameterCount());
      KNOWN.put(statement, known);
    }
    return known;
  }

  /**
   * What is to stand in the text in place of its parameters.
   *
   * @throws SQLException 07001 where one was not set, with its number
   */
  static List<String> literals(AvaticaPreparedStatement statement) throws SQLException {
    return of(statement).complete();
  }

  private List<String> complete() throws SQLException {
    List<String> all = new ArrayList<>(literals.length);
    for (String literal : literals) {
      all.add(literal);
      if (literal == null) {
        throw new SQLException(
            "Parameter "
                + all.size()
                + " of "
                + literals.length
                + " was not set. Set every parameter before executing, with setNull for NULL.",
            SqlState.PARAMETER_COUNT.code());
      }
    }
    return all;
  }

  void check(int number) throws SQLException {
    if (number < 1 || number > literals.length) {
      throw new SQLException(
          "There is no parameter "
              + number
              + ": the statement has "
              + (literals.length == 0 ? "none." : literals.length + "."),
          "07009");
    }
  }

  void set(int number, Object value) throws SQLException {
    try {
      literals[number - 1] = ParameterLiteral.of(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new SQLException(
          "Parameter " + number + ": " + e.getMessage(), SqlState.PARAMETER_TYPE.code(), e);
    }
  }

  void clear() {
    Arrays.fill(literals, null);
  }
}
