package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DatabaseMetaData: every getter answers, and patterns work. */
final class MetadataChecks {
  private final Scenario scenario;

  MetadataChecks(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getParameterCount() == 0) {
        check(method.getName() + " answers", () -> answers(method));
      }
    }
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (Arrays.equals(new Class<?>[] {int.class}, method.getParameterTypes())
          && !method.getName().equals("supportsTransactionIsolationLevel")) {
        check(method.getName() + " of a number answers", () -> answersOfNumber(method));
      }
    }
    check("what hosts decide by", this::product);
    check("names, levels of SQL and the user", this::claims);
    check("patterns with an escape", this::patterns);
    check("getTypeInfo has rows", this::types);
    check("getColumns, getTypeInfo and results agree on types", this::sameTypes);
    check("remarks are text", this::remarks);
    check("results without rows have their columns", this::emptyOnes);
  }

  private DatabaseMetaData metadata() throws Exception {
    return scenario.connection().getMetaData();
  }

  private void answers(Method method) throws Exception {
    try {
      Object answer = method.invoke(metadata());
      if (answer instanceof ResultSet) {
        ((ResultSet) answer).getMetaData();
        while (((ResultSet) answer).next()) {
          ((ResultSet) answer).getString(1);
        }
        ((ResultSet) answer).close();
      } else if (method.getReturnType() == String.class) {
        yes(answer != null, "null");
      }
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /**
   * Results go forward and are closed with the statement; none can be changed, and none changes.
   */
  private void answersOfNumber(Method method) throws Exception {
    boolean holds = method.getName().equals("supportsResultSetHoldability");
    boolean type = method.getName().equals("supportsResultSetType");
    int right = holds ? ResultSet.HOLD_CURSORS_OVER_COMMIT : ResultSet.TYPE_FORWARD_ONLY;
    int wrong = holds ? ResultSet.CLOSE_CURSORS_AT_COMMIT : ResultSet.TYPE_SCROLL_SENSITIVE;
    same(holds || type, method.invoke(metadata(), right));
    same(false, method.invoke(metadata(), wrong));
  }

  private void product() throws Exception {
    DatabaseMetaData data = metadata();
    same(metadata().getResultSetHoldability(), ResultSet.HOLD_CURSORS_OVER_COMMIT);
    same(false, data.supportsCatalogsInDataManipulation());
    same(false, data.supportsDataManipulationTransactionsOnly());
    same(false, data.supportsSchemasInTableDefinitions());
    same("KurrentDB", data.getDatabaseProductName());
    yes(!data.getDatabaseProductVersion().isBlank(), "no version");
    same("\"", data.getIdentifierQuoteString());
    same("\\", data.getSearchStringEscape());
    same(true, data.isReadOnly());
    same(false, data.supportsTransactions());
    same(Connection.TRANSACTION_NONE, data.getDefaultTransactionIsolation());
    same(true, data.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY));
    same(false, data.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE));
    same(false, data.supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED));
    same(true, data.nullsAreSortedAtEnd());
    same(false, data.supportsGetGeneratedKeys());
    same(false, data.supportsBatchUpdates());
    same(false, data.supportsStoredProcedures());
  }

  private void claims() throws Exception {
    DatabaseMetaData data = metadata();
    same(true, data.storesMixedCaseQuotedIdentifiers());
    same(false, data.supportsMixedCaseQuotedIdentifiers());
    same(
        "orders-0",
        scenario.first("SELECT min(\"STREAM\") FROM \"KDB\".\"Records\"", r -> r.getString(1)));
    same(true, data.supportsANSI92EntryLevelSQL());
    same(false, data.supportsANSI92IntermediateSQL());
    same(false, data.supportsANSI92FullSQL());
    same(true, data.supportsMinimumSQLGrammar());
    same(false, data.supportsCoreSQLGrammar());
    same("", data.getUserName());
    try (Connection named = DriverManager.getConnection(scenario.url(), "admin", "changeit")) {
      same("admin", named.getMetaData().getUserName());
    }
  }

  private void patterns() throws Exception {
    same(List.of("schema_name"), columns("schema\\_name"));
    same(List.of("schema_id", "schema_name", "schema_format"), sorted(columns("schema_%")));
    same(List.of(), columns("schema%name\\%"));
    same(15, columns(null).size());
    same(15, columns("%").size());
  }

  private static List<String> sorted(List<String> names) {
    List<String> in = new ArrayList<>();
    for (String name : new String[] {"schema_id", "schema_name", "schema_format"}) {
      if (names.contains(name)) {
        in.add(name);
      }
    }
    return in;
  }

  private List<String> columns(String pattern) throws Exception {
    List<String> names = new ArrayList<>();
    try (ResultSet result = metadata().getColumns(null, "kdb", "records", pattern)) {
      while (result.next()) {
        names.add(result.getString("COLUMN_NAME"));
      }
    }
    return names;
  }

  private void types() throws Exception {
    try (ResultSet result = metadata().getTypeInfo()) {
      yes(result.getMetaData().getColumnCount() >= 18, "columns");
      int rows = 0;
      while (result.next()) {
        yes(!result.getString("TYPE_NAME").isBlank(), "no name");
        result.getInt("DATA_TYPE");
        rows++;
      }
      yes(rows > 10, rows + " rows");
    }
  }

  private void sameTypes() throws Exception {
    Map<String, Integer> known = new HashMap<>();
    try (ResultSet types = metadata().getTypeInfo()) {
      while (types.next()) {
        known.put(types.getString("TYPE_NAME"), types.getInt("DATA_TYPE"));
      }
    }
    try (Statement statement = scenario.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM kdb.records LIMIT 1");
        ResultSet columns = metadata().getColumns(null, "kdb", "records", "%")) {
      for (int i = 1; columns.next(); i++) {
        String type = columns.getString("TYPE_NAME");
        same(result.getMetaData().getColumnType(i), columns.getInt("DATA_TYPE"));
        same(result.getMetaData().getColumnTypeName(i), type);
        same(columns.getInt("DATA_TYPE"), known.get(type));
      }
    }
  }

  private void remarks() throws Exception {
    try (ResultSet result = metadata().getColumns(null, "kdb", "records", "log_position")) {
      result.next();
      yes(result.getString("REMARKS").length() > 10, result.getString("REMARKS"));
      yes(result.getObject("REMARKS") instanceof String, result.getObject("REMARKS").getClass());
      same(0, result.getInt("NULLABLE"));
      same("NO", result.getString("IS_NULLABLE"));
    }
  }

  private void emptyOnes() throws Exception {
    same(6, metadata().getPrimaryKeys(null, "kdb", "records").getMetaData().getColumnCount());
    same(14, metadata().getImportedKeys(null, "kdb", "records").getMetaData().getColumnCount());
    same(1, metadata().getCatalogs().getMetaData().getColumnCount());
    same(10, metadata().getTables(null, null, "nope", null).getMetaData().getColumnCount());
    same(24, metadata().getColumns(null, null, "nope", null).getMetaData().getColumnCount());
    same(2, metadata().getSchemas(null, "nope").getMetaData().getColumnCount());
  }
}
