package io.kurrentdb.it.demo.actions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Timestamp;

/** Texts that hosts and people write, and how their results are read. */
final class Queries {
  static final String COUNT = "SELECT count(*) FROM kdb.records";

  static final String QUALIFIED =
      """
      SELECT "kdb"."records"."stream" AS "stream", count(*) AS "count" FROM "kdb"."records" \
      GROUP BY "kdb"."records"."stream" ORDER BY "kdb"."records"."stream" ASC LIMIT 2""";

  static final String JOIN =
      """
      SELECT o.field_country, count(*) FROM kdb.records r \
      JOIN usr."orders-by-country" o ON o.log_position = r.log_position \
      GROUP BY o.field_country ORDER BY 1""";

  static final String COMMON_TABLE =
      """
      WITH placed AS (SELECT stream FROM kdb.records WHERE schema_name = 'OrderPlaced') \
      SELECT stream, count(*) FROM placed GROUP BY stream ORDER BY stream LIMIT 2""";

  static final String JSON =
      "SELECT data::json->>'OrderId' AS id FROM kdb.records ORDER BY log_position LIMIT 2";

  static final String TRINO_JSON =
      """
      SELECT JSON_EXTRACT_SCALAR(CAST(data AS JSON), '$.OrderId') AS id FROM kdb.records \
      ORDER BY log_position LIMIT 2""";

  static final String UNSIGNED =
      "SELECT stream_hash FROM kdb.records ORDER BY stream_hash DESC LIMIT 1";

  private static final String AMOUNT_OVER =
      "SELECT count(*) FROM kdb.records WHERE (data::json->>'Amount')::DOUBLE > ";

  private static final String CREATED_SINCE =
      "SELECT count(*) FROM kdb.records WHERE epoch_ms(created_at) >= ";

  private static final String MOMENT = "2026-04-12 14:00:00";

  static final String DOUBLE_LITERAL = AMOUNT_OVER + "7000.5";

  static final String TIMESTAMP_LITERAL = CREATED_SINCE + "TIMESTAMP '" + MOMENT + "'";

  private Queries() {}

  static String constant(Pools pools) throws SQLException {
    return rows(pools, "SELECT 1");
  }

  /** Runs a text and puts its rows on one line. */
  static String rows(Pools pools, String sql) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Rows.onOneLine(rows);
    }
  }

  static String doubleParameter(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        PreparedStatement statement = connection.prepareStatement(AMOUNT_OVER + "?")) {
      statement.setDouble(1, 7000.5);
      return rows(statement);
    }
  }

  static String timestampParameter(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        PreparedStatement statement = connection.prepareStatement(CREATED_SINCE + "?")) {
      statement.setTimestamp(1, Timestamp.valueOf(MOMENT));
      return rows(statement);
    }
  }

  private static String rows(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return Rows.onOneLine(rows);
    }
  }

  static String unsigned(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(UNSIGNED)) {
      return rows.next() ? String.valueOf(rows.getObject(1)) : "no row";
    }
  }

  static String columnsWithoutRows(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM kdb.records WHERE 1 = 0")) {
      return rows.getMetaData().getColumnCount() + " columns";
    }
  }

  static String threeTimes(Pools pools) throws SQLException {
    String answer = "";
    for (int i = 0; i < 3; i++) {
      answer = rows(pools, COUNT);
    }
    return answer;
  }

  static String everything(Pools pools) throws SQLException {
    try (Connection connection = pools.unchecked().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT log_position, stream FROM kdb.records")) {
      long count = 0;
      while (rows.next()) {
        count++;
      }
      return count + " rows, " + warning(rows.getWarnings());
    }
  }

  private static String warning(SQLWarning warning) {
    return warning == null ? "no warning" : "warning: " + warning.getMessage();
  }
}
