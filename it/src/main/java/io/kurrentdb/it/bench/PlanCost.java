package io.kurrentdb.it.bench;

import io.kurrentdb.it.endpoint.EventStoreData;
import io.kurrentdb.it.endpoint.ServerQueryRewriter;
import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.SqlAdapter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What an edited text costs the server, compared with DuckDB's own plan for the user's text over
 * the same rows. The two run in turns; the best time of each counts, since everything else is
 * noise.
 *
 * <p>Arguments: the number of rows (2,000,000) and of runs (9).
 */
public final class PlanCost {
  private static final Catalog CATALOG =
      new Catalog(
          "26.1.0",
          List.of("kdb", "usr"),
          List.of(
              table("kdb", "records", "log_position", "stream", "data"),
              table("usr", "orders-by-country", "log_position", "field_country")));

  private static final String[] TEXTS = {
    "SELECT count(*) FROM kdb.records a JOIN kdb.records b ON a.log_position = b.log_position",
    "SELECT a.stream, b.field_country FROM kdb.records a JOIN usr.\"orders-by-country\" b ON"
        + " a.log_position = b.log_position WHERE a.log_position = 50000",
    "SELECT a.data FROM kdb.records a JOIN usr.\"orders-by-country\" b ON a.log_position ="
        + " b.log_position WHERE a.log_position = 50000",
    "WITH c AS (SELECT * FROM kdb.records) SELECT * FROM c WHERE log_position = 50000",
    "WITH c AS (SELECT * FROM kdb.records) SELECT data FROM c LIMIT 10",
    "WITH c AS (SELECT * FROM kdb.records) SELECT count(*) FROM c",
    "WITH c AS (SELECT * FROM kdb.records) SELECT stream, count(*) FROM c GROUP BY stream",
    "WITH c AS (SELECT * FROM kdb.records) SELECT count(*) FROM c a JOIN c b ON a.log_position ="
        + " b.log_position",
    "SELECT count(*) FROM kdb.records a LEFT JOIN kdb.records b ON b.log_position = a.log_position"
        + " AND b.log_position < (SELECT max(log_position) FROM kdb.records) WHERE a.log_position <"
        + " 1000000",
    "SELECT sum((SELECT r.log_position + 1)) FROM kdb.records r",
    "SELECT stream, count(*) FROM kdb.records GROUP BY stream ORDER BY 2 DESC",
  };

  private PlanCost() {}

  private static Table table(String schema, String name, String... columns) {
    List<Column> list =
        List.of(columns).stream().map(column -> new Column(column, "VARCHAR", true, "")).toList();
    return new Table(schema, name, "", list);
  }

  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_000_000;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    try (EventStoreData own = EventStoreData.oracle(rows);
        EventStoreData served = EventStoreData.server(rows);
        Connection oracle = own.connect();
        Connection server = served.connect()) {
      ServerQueryRewriter rewriter = new ServerQueryRewriter(server);
      for (String text : TEXTS) {
        String adapted = SqlAdapter.adapt(text, CATALOG, AdaptOptions.none()).text();
        compare(text, oracle, server, rewriter.rewrite(adapted), runs);
      }
    }
  }

  private static void compare(
      String text, Connection oracle, Connection server, String sent, int runs) throws Exception {
    double[] own = new double[runs];
    double[] edited = new double[runs];
    for (int run = 0; run < runs; run++) {
      own[run] = milliseconds(oracle, text);
      edited[run] = milliseconds(server, sent);
    }
    Arrays.sort(own);
    Arrays.sort(edited);
    System.out.printf(
        Locale.ROOT, "%9.1f %9.1f ms  x%.2f  %s%n", own[0], edited[0], edited[0] / own[0], text);
  }

  private static double milliseconds(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      long start = System.nanoTime();
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          result.getObject(1);
        }
      }
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
