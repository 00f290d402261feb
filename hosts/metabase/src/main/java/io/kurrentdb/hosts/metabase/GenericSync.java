package io.kurrentdb.hosts.metabase;

import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sync as Metabase does it for a plug-in that has no own: metabase.driver.sql-jdbc.sync. */
final class GenericSync {
  private static final String[] TYPES = {
    "TABLE", "PARTITIONED TABLE", "VIEW", "FOREIGN TABLE", "MATERIALIZED VIEW", "EXTERNAL TABLE"
  };

  private final Questions questions;

  GenericSync(Questions questions) {
    this.questions = questions;
  }

  private static List<String> column(ResultSet result, String column) throws SQLException {
    try (result) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(column));
      }
      return values;
    }
  }

  List<String> schemas() throws SQLException {
    return questions.borrow(c -> column(c.getMetaData().getSchemas(), "TABLE_SCHEM"));
  }

  /** Those of which a row could be read. */
  List<String> readableTables(String schema) throws SQLException {
    return questions.borrow(
        connection -> {
          List<String> readable = new ArrayList<>();
          ResultSet tables = connection.getMetaData().getTables(null, schema, "%", TYPES);
          for (String table : column(tables, "TABLE_NAME")) {
            try (PreparedStatement probe = connection.prepareStatement(probe(schema, table))) {
              probe.setMaxRows(0);
              probe.setQueryTimeout(15);
              if (probe.execute()) {
                readable.add(table);
              }
            }
          }
          return readable;
        });
  }

  private static String probe(String schema, String table) {
    return "SELECT TRUE AS \"_\" FROM \"" + schema + "\".\"" + table + "\" WHERE 1 <> 1 LIMIT 0";
  }

  /** Name, type and whether there is always a value. */
  List<String> fields(String schema, String table) throws SQLException {
    return questions.borrow(
        connection -> {
          List<String> fields = new ArrayList<>();
          DatabaseMetaData about = connection.getMetaData();
          try (ResultSet columns = about.getColumns(null, schema, table, null)) {
            while (columns.next()) {
              boolean required =
                  columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                      && columns.getString("COLUMN_DEF") == null
                      && !"YES".equals(columns.getString("IS_AUTOINCREMENT"));
              fields.add(
                  columns.getString("COLUMN_NAME")
                      + " "
                      + columns.getString("TYPE_NAME")
                      + (required ? " required" : ""));
            }
          }
          return fields;
        });
  }

  int keysAndIndexes(String schema, String table) throws SQLException {
    return questions.borrow(
        connection -> {
          DatabaseMetaData about = connection.getMetaData();
          return column(about.getPrimaryKeys(null, schema, table), "COLUMN_NAME").size()
              + column(about.getImportedKeys(null, schema, table), "FKCOLUMN_NAME").size()
              + column(about.getIndexInfo(null, schema, table, false, false), "COLUMN_NAME").size();
        });
  }
}
