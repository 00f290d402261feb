package io.kurrentdb.hosts.dbeaver;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tree: GenericDataSource, GenericMetaModel and their caches. */
final class Navigator {
  private final DatabaseMetaData about;

  Navigator(DatabaseMetaData about) {
    this.about = about;
  }

  /** A table's node. */
  record TableNode(String schema, String name, String type, String remarks) {}

  /** A column's node. */
  record ColumnNode(String name, String type, int nullable, int position, String remarks) {}

  /** Reads one row of a metadata result. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(ResultSet result, Row<T> row) throws SQLException {
    try (result) {
      List<T> all = new ArrayList<>();
      while (result.next()) {
        all.add(row.read(result));
      }
      return all;
    }
  }

  List<String> catalogs() throws SQLException {
    return all(about.getCatalogs(), row -> row.getString("TABLE_CAT"));
  }

  List<String> schemas() throws SQLException {
    return all(about.getSchemas(null, "%"), row -> row.getString("TABLE_SCHEM"));
  }

  List<String> tableTypes() throws SQLException {
    return all(about.getTableTypes(), row -> row.getString("TABLE_TYPE"));
  }

  List<TableNode> tables(String schema) throws SQLException {
    return all(
        about.getTables(null, escaped(schema), "%", null),
        row ->
            new TableNode(
                row.getString("TABLE_SCHEM"),
                row.getString("TABLE_NAME"),
                row.getString("TABLE_TYPE"),
                row.getString("REMARKS")));
  }

  List<ColumnNode> columns(String schema, String table) throws SQLException {
    return all(
        about.getColumns(null, escaped(schema), escaped(table), "%"),
        row ->
            new ColumnNode(
                row.getString("COLUMN_NAME"),
                row.getString("TYPE_NAME"),
                row.getInt("NULLABLE"),
                row.getInt("ORDINAL_POSITION"),
                row.getString("REMARKS")));
  }

  /** Everything below a table that KurrentDB does not have: keys and indexes. */
  int keysAndIndexes(String schema, String table) throws SQLException {
    return all(about.getPrimaryKeys(null, schema, table), row -> row.getString("PK_NAME")).size()
        + all(
                about.getIndexInfo(null, schema, table, false, true),
                row -> row.getString("INDEX_NAME"))
            .size()
        + all(about.getImportedKeys(null, schema, table), row -> row.getString("FK_NAME")).size()
        + all(about.getExportedKeys(null, schema, table), row -> row.getString("FK_NAME")).size();
  }

  int routines() throws SQLException {
    return all(about.getProcedures(null, "kdb", "%"), row -> row.getString("PROCEDURE_NAME")).size()
        + all(about.getFunctions(null, "kdb", "%"), row -> row.getString("FUNCTION_NAME")).size()
        + all(about.getUDTs(null, "kdb", "%", null), row -> row.getString("TYPE_NAME")).size();
  }

  List<String> types() throws SQLException {
    return all(about.getTypeInfo(), row -> row.getString("TYPE_NAME"));
  }

  /** The name as texts have it: DBUtils.getQuotedIdentifier with the dialect's quote. */
  String quoted(String name) throws SQLException {
    String quote = about.getIdentifierQuoteString();
    boolean plain = name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    return plain ? name : quote + name + quote;
  }

  private String escaped(String name) throws SQLException {
    String escape = about.getSearchStringEscape();
    return name.replace("_", escape + "_").replace("%", escape + "%");
  }
}
