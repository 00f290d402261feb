package io.kurrentdb.it.sql;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Runs in a host's JVM: asks KurrentDB through the driver and the agent, and plain DuckDB through
 * the same driver, and prints a line for each text. Both answers come the same way, so nothing but
 * what is in them can differ.
 */
final class CorpusApplication {
  private static final String UNIT = "\u001f";
  private static final String RECORD = "\u001e";
  private static final String NULL = "\u0000";

  private CorpusApplication() {}

  /**
   * @param arguments URL of KurrentDB, file of texts
   */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0], "admin", "changeit")) {
      for (String line : Files.readAllLines(Path.of(arguments[1]))) {
        System.out.println(line(connection, line.split("\t")));
      }
    }
  }

  /** A line of the file: id, text, parameters. */
  static String line(Corpus.Entry entry) {
    StringBuilder line = new StringBuilder(entry.id()).append('\t').append(encoded(entry.sql()));
    for (Object parameter : entry.params()) {
      String type = parameter == null ? "Null" : parameter.getClass().getSimpleName();
      line.append('\t').append(type).append(encoded(String.valueOf(parameter)));
    }
    return line.toString();
  }

  /** The answer in the last field of a line that was printed. */
  static Answer answer(String field) {
    String[] records = decoded(field).split(RECORD, -1);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < records.length - 1; i++) {
      rows.add(values(records[i]));
    }
    return new Answer(values(records[0]), List.of(), rows);
  }

  private static List<String> values(String record) {
    List<String> values = new ArrayList<>();
    for (String value : record.split(UNIT, -1)) {
      values.add(value.equals(NULL) ? null : value);
    }
    return values;
  }

  private static String encoded(String text) {
    return ':' + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static String decoded(String field) {
    String content = field.substring(field.indexOf(':') + 1);
    return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
  }

  private static String line(Connection connection, String[] fields) {
    try {
      return "ANSWERED\t" + fields[0] + '\t' + encoded(ask(connection, decoded(fields[1]), fields));
    } catch (SQLException e) {
      return "REFUSED\t" + fields[0] + '\t' + encoded(e.getSQLState() + " " + e.getMessage());
    } catch (RuntimeException e) {
      return "FAILED\t" + fields[0] + '\t' + encoded(e.toString());
    }
  }

  private static String ask(Connection connection, String sql, String[] fields)
      throws SQLException {
    if (fields.length == 2) {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        return read(result);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 2; i < fields.length; i++) {
        set(statement, i - 1, fields[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return read(result);
      }
    }
  }

  private static void set(PreparedStatement statement, int index, String field)
      throws SQLException {
    String value = decoded(field);
    switch (field.substring(0, field.indexOf(':'))) {
      case "Null" -> statement.setNull(index, Types.VARCHAR);
      case "Long" -> statement.setLong(index, Long.parseLong(value));
      case "Boolean" -> statement.setBoolean(index, Boolean.parseBoolean(value));
      default -> statement.setString(index, value);
    }
  }

  private static String read(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    int width = meta.getColumnCount();
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= width; column++) {
      names.add(meta.getColumnLabel(column));
    }
    StringBuilder text = new StringBuilder(String.join(UNIT, names)).append(RECORD);
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= width; column++) {
        String value = value(result, column);
        row.add(value == null ? NULL : value);
      }
      text.append(String.join(UNIT, row)).append(RECORD);
    }
    return text.toString();
  }

  static String value(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value == null ? null : result.getString(column);
  }
}
