package io.kurrentdb.it.sql;

import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole result in a form that can be compared: names, types and values, each value as a text from
 * which nothing is lost (doubles by their bits, binaries as hex, lists and structs element by
 * element).
 *
 * @param names labels of the columns, in order
 * @param types DuckDB's names of their types
 * @param rows null stands for SQL's NULL
 */
record Answer(List<String> names, List<String> types, List<List<String>> rows) {

  /** So many rows are read of a result; that it has more must show in whoever compares it. */
  static final int MAX_ROWS = 50_000;

  /** Reads the rest of a result, up to {@link #MAX_ROWS} rows. */
  static Answer read(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    int width = meta.getColumnCount();
    List<String> names = new ArrayList<>(width);
    List<String> types = new ArrayList<>(width);
    for (int column = 1; column <= width; column++) {
      names.add(meta.getColumnLabel(column));
      types.add(meta.getColumnTypeName(column));
    }
    List<List<String>> rows = new ArrayList<>();
    while (rows.size() < MAX_ROWS && result.next()) {
      rows.add(row(result, width));
    }
    return new Answer(names, types, rows);
  }

  /** Reads the rest of a result as text, without types: what a user sees in a table. */
  static Answer readTexts(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= meta.getColumnCount(); column++) {
      names.add(meta.getColumnLabel(column));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= names.size(); column++) {
        boolean bytes = meta.getColumnTypeName(column).equals("BLOB");
        row.add(bytes ? hex(result, column) : result.getString(column));
      }
      rows.add(row);
    }
    return new Answer(names, List.of(), rows);
  }

  private static String hex(ResultSet result, int column) throws SQLException {
    byte[] bytes = result.getBytes(column);
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  private static List<String> row(ResultSet result, int width) throws SQLException {
    List<String> row = new ArrayList<>(width);
    for (int column = 1; column <= width; column++) {
      row.add(value(result, column));
    }
    return row;
  }

  private static String value(ResultSet result, int column) throws SQLException {
    try {
      return text(result.getObject(column));
    } catch (DateTimeException e) {
      // 24:00:00 and its like: DuckDB has them, java.time and so the driver does not.
      return "no java.time";
    }
  }

  private static String text(Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    if (value instanceof Blob blob) {
      return "x" + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof byte[] bytes) {
      return "x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Array array) {
      return text((Object[]) array.getArray());
    }
    if (value instanceof Struct struct) {
      return "struct" + text(struct.getAttributes());
    }
    if (value instanceof Map<?, ?> map) {
      return text(map);
    }
    return value.toString();
  }

  private static String text(Object[] values) throws SQLException {
    List<String> texts = new ArrayList<>(values.length);
    for (Object value : values) {
      texts.add(text(value));
    }
    return texts.toString();
  }

  private static String text(Map<?, ?> map) throws SQLException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      texts.put(text(entry.getKey()), text(entry.getValue()));
    }
    return texts.toString();
  }
}
