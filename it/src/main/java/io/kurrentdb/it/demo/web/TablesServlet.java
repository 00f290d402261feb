package io.kurrentdb.it.demo.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Tables with their columns, asked of the driver as a tool's tree asks: {@code GET /api/tables}.
 */
public final class TablesServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Web.send(response, read().close('}'));
  }

  private static Json read() {
    try (Connection connection = Web.pool().getConnection()) {
      Json json = new Json().open('{').name("tables").open('[');
      addTables(json, connection.getMetaData());
      return json.close(']');
    } catch (SQLException | RuntimeException e) {
      return Web.error(new Json().open('{'), e);
    }
  }

  private static void addTables(Json json, DatabaseMetaData data) throws SQLException {
    try (ResultSet rows = data.getTables(null, null, "%", null)) {
      while (rows.next()) {
        String schema = rows.getString("TABLE_SCHEM");
        String name = rows.getString("TABLE_NAME");
        json.open('{').name("schema").value(schema).name("name").value(name);
        json.name("columns").open('[');
        addColumns(json, data, schema, name);
        json.close(']').close('}');
      }
    }
  }

  private static void addColumns(Json json, DatabaseMetaData data, String schema, String table)
      throws SQLException {
    String escape = data.getSearchStringEscape();
    try (ResultSet rows =
        data.getColumns(null, literally(schema, escape), literally(table, escape), "%")) {
      while (rows.next()) {
        json.open('{').name("name").value(rows.getString("COLUMN_NAME"));
        json.name("type").value(rows.getString("TYPE_NAME"));
        boolean nullable = rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
        json.name("nullable").value(nullable);
        json.name("remarks").value(rows.getString("REMARKS")).close('}');
      }
    }
  }

  /**
   * A name as a pattern that fits it alone; without an escape character {@code _} stays a joker.
   */
  static String literally(String name, String escape) {
    if (name == null || escape == null || escape.isEmpty()) {
      return name;
    }
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
