package io.kurrentdb.it.demo.actions;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A result on one line: {@code orders-0 500; orders-1 500}. */
public final class Rows {
  private static final int SHOWN = 5;

  private Rows() {}

  /** Reads the whole result and shows its first rows. */
  public static String onOneLine(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    StringBuilder line = new StringBuilder();
    long count = 0;
    while (rows.next()) {
      if (++count <= SHOWN) {
        line.append(count == 1 ? "" : "; ");
        append(line, rows, columns);
      }
    }
    if (count > SHOWN) {
      line.append("; ... (").append(count).append(" rows)");
    }
    return count == 0 ? "no row" : line.toString();
  }

  private static void append(StringBuilder line, ResultSet rows, int columns) throws SQLException {
    for (int i = 1; i <= columns; i++) {
      line.append(i == 1 ? "" : " ").append(rows.getString(i));
    }
  }
}
