package io.kurrentdb.it.demo.web;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** Writes a result, as much of it as a page can show. */
final class ResultJson {
  private static final int MAX_ROWS = 1000;
  private static final int MAX_CELL_CHARS = 2000;
  private static final int MAX_CHARS = 4_000_000;

  private ResultJson() {}

  static void append(Json json, ResultSet rows) throws SQLException {
    ResultSetMetaData data = rows.getMetaData();
    columns(json, data);
    json.name("rows").open('[');
    int count = 0;
    boolean more = rows.next();
    while (more && count < MAX_ROWS && json.length() < MAX_CHARS) {
      row(json, rows, data.getColumnCount());
      count++;
      more = rows.next();
    }
    json.close(']').name("cut").value(more);
  }

  private static void columns(Json json, ResultSetMetaData data) throws SQLException {
    json.name("columns").open('[');
    for (int i = 1; i <= data.getColumnCount(); i++) {
      json.open('{').name("name").value(data.getColumnLabel(i));
      json.name("type").value(data.getColumnTypeName(i));
      json.name("number").value(isNumber(data.getColumnType(i))).close('}');
    }
    json.close(']');
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL ->
          true;
      default -> false;
    };
  }

  private static void row(Json json, ResultSet rows, int columns) throws SQLException {
    json.open('[');
    for (int i = 1; i <= columns; i++) {
      json.value(cell(rows, i));
    }
    json.close(']');
  }

  private static String cell(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value instanceof byte[] bytes) {
      return hex(bytes);
    }
    String text = value == null ? null : rows.getString(column);
    return text == null || text.length() <= MAX_CELL_CHARS
        ? text
        : text.substring(0, MAX_CELL_CHARS) + "... (" + text.length() + " characters)";
  }

  static String hex(byte[] bytes) {
    int shown = Math.min(bytes.length, 64);
    StringBuilder text = new StringBuilder(2 * shown + 8).append("0x");
    for (int i = 0; i < shown; i++) {
      text.append(Character.forDigit(bytes[i] >> 4 & 15, 16));
      text.append(Character.forDigit(bytes[i] & 15, 16));
    }
    return bytes.length > shown ? text.append("...").toString() : text.toString();
  }
}
