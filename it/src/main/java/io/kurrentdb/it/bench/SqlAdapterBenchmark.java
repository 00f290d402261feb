package io.kurrentdb.it.bench;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.Adaptation;
import io.kurrentdb.shims.sql.SqlAdapter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the SQL adapter costs each statement. At first sight a text is always a new one: there are
 * more of them than the adapter remembers.
 *
 * <pre>java -cp CLASSPATH io.kurrentdb.it.bench.SqlAdapterBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SqlAdapterBenchmark {
  /** A power of two, and eight times what the adapter remembers. */
  private static final int RING = 8_192;

  private static final Catalog CATALOG =
      new Catalog(
          "26.1.0",
          List.of("kdb", "usr"),
          List.of(
              table("kdb", "records", "log_position", "stream", "created_at", "data"),
              table("usr", "orders-by-country", "log_position", "field_country")));

  private final String seen = plain(7);
  private final String[] plain = new String[RING];
  private final String[] questions = new String[RING];
  private final String large = large();
  private int next;

  public SqlAdapterBenchmark() {
    for (int i = 0; i < RING; i++) {
      plain[i] = plain(i);
      questions[i] = question(i);
    }
  }

  private static Table table(String schema, String name, String... columns) {
    List<Column> list =
        List.of(columns).stream().map(column -> new Column(column, "VARCHAR", true, "")).toList();
    return new Table(schema, name, "", list);
  }

  /** About 200 bytes that need no edit. */
  private static String plain(int i) {
    return "SELECT stream, count(*) AS events, max(log_position) AS last FROM kdb.records WHERE"
        + " created_at >= 1776000000000 AND schema_name = 'OrderPlaced' AND log_position > "
        + (100_000 + i)
        + " GROUP BY stream ORDER BY events DESC LIMIT 100";
  }

  /** About 1 KB as Metabase writes it: a comment, a CTE, two joins, qualified columns. */
  private static String question(int i) {
    return "-- Metabase:: userID: 1 queryType: MBQL queryHash: 4f2d6c0a\n"
        + "WITH \"cte0\" AS (SELECT \"kdb\".\"records\".\"stream\" AS \"stream\", COUNT(*) AS"
        + " \"count\", MAX(\"kdb\".\"records\".\"log_position\") AS \"max\" FROM"
        + " \"kdb\".\"records\" WHERE \"kdb\".\"records\".\"created_at\" > "
        + (1_776_000_000_000L + i)
        + " GROUP BY \"kdb\".\"records\".\"stream\") SELECT \"cte0\".\"stream\" AS \"stream\","
        + " \"Orders By Country\".\"field_country\" AS \"Orders By Country__field_country\","
        + " SUM(\"cte0\".\"count\") AS \"sum\", CASE WHEN SUM(\"cte0\".\"count\") > 100 THEN 'many'"
        + " ELSE 'few' END AS \"kind\" FROM \"cte0\" LEFT JOIN \"usr\".\"orders-by-country\" AS"
        + " \"Orders By Country\" ON \"cte0\".\"max\" = \"Orders By Country\".\"log_position\""
        + " INNER JOIN \"kdb\".\"records\" AS \"Records\" ON \"Records\".\"log_position\" ="
        + " \"cte0\".\"max\" WHERE (\"Records\".\"stream\" <> 'none' OR \"Records\".\"stream\" IS"
        + " NULL) GROUP BY \"cte0\".\"stream\", \"Orders By Country\".\"field_country\" ORDER BY"
        + " \"cte0\".\"stream\" ASC, \"Orders By Country\".\"field_country\" ASC LIMIT 10000";
  }

  private static String large() {
    StringBuilder text = new StringBuilder("SELECT a.stream FROM kdb.records a JOIN kdb.records b");
    text.append(" USING (log_position) WHERE a.log_position IN (0");
    for (int i = 1; text.length() < 100_000; i++) {
      text.append(", ").append(i * 100);
    }
    return text.append(')').toString();
  }

  /** Limit: 3 us, no garbage. */
  @Benchmark
  public Adaptation textSeenBefore() {
    return SqlAdapter.adapt(seen, CATALOG, AdaptOptions.none());
  }

  /** Limit: 10 us. */
  @Benchmark
  public Adaptation textAtFirstSight() {
    return SqlAdapter.adapt(plain[next++ & (RING - 1)], CATALOG, AdaptOptions.none());
  }

  /** Limit: 30 us. */
  @Benchmark
  public Adaptation metabaseQuestionAtFirstSight() {
    return SqlAdapter.adapt(questions[next++ & (RING - 1)], CATALOG, AdaptOptions.none());
  }

  /** Limit: 5 ms. */
  @Benchmark
  public Adaptation text100KilobytesLong() {
    return SqlAdapter.adapt(large, CATALOG, AdaptOptions.none());
  }

  public static void main(String[] arguments) throws Exception {
    new Runner(
            new OptionsBuilder()
                .include(SqlAdapterBenchmark.class.getSimpleName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
