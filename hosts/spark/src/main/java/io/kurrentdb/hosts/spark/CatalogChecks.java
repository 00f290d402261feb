package io.kurrentdb.hosts.spark;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The catalogue {@code events}, and what its queries leave to the server. */
final class CatalogChecks {
  private static final String JOINS = "spark.sql.optimizer.datasourceV2JoinPushdown";

  private final SparkSession spark;

  CatalogChecks(SparkSession spark) {
    this.spark = spark;
  }

  void run() {
    check("the catalogue lists schemas and tables", this::lists);
    check("a table of the catalogue is read by SQL", this::reads);
    check("a filter is left to the server", this::filter);
    check("what DuckDB takes for something else stays in Spark", this::ownFilters);
    check("a limit is left to the server", this::limit);
    check("an offset is left to the server", this::offset);
    check("sorting with a limit is left to the server", this::top);
    check("aggregates are left to the server", this::aggregates);
    check("aggregates of partitions are left to the server and put together", this::partitions);
    check("an average is divided in Spark", this::average);
    check("a join is left to the server where Spark is told to", this::join);
    check("a table that is not there is Spark's own error", this::noTable);
  }

  private void lists() {
    same(List.of("[kdb]", "[usr]"), Source.rows(spark.sql("SHOW NAMESPACES IN events")));
    same(
        List.of("[usr,orders-by-country,false]", "[usr,orders-by-customer,false]"),
        Source.rows(spark.sql("SHOW TABLES IN events.usr")));
    same(List.of("[kdb,records,false]"), Source.rows(spark.sql("SHOW TABLES IN events.kdb")));
  }

  private void reads() {
    List<String> rows =
        Source.rows(
            spark.sql(
                "SELECT r.stream, c.field_country FROM events.usr.`orders-by-country` c JOIN"
                    + " events.kdb.records r ON r.log_position = c.log_position"
                    + " WHERE c.log_position IN (200, 300) ORDER BY 1"));
    same(2, rows.size());
    yes(rows.get(1).startsWith("[orders-3,"), rows);
  }

  /** Runs a query; its plan must have these words. */
  private List<String> pushed(String sql, String... words) {
    Dataset<Row> data = spark.sql(sql);
    String plan = Source.plan(data);
    for (String word : words) {
      yes(plan.contains(word), word + " is not in " + plan);
    }
    return Source.rows(data);
  }

  private void filter() {
    List<String> rows =
        pushed(
            "SELECT log_position FROM events.kdb.records WHERE log_position IN (100, 8800)"
                + " AND stream = 'orders-8'",
            "log_position IN (100, 8800)",
            "stream = 'orders-8'");
    same(List.of("[8800]"), rows);
  }

  /** A power there, and a pattern of a column's name; the server's time zone is not ours. */
  private void ownFilters() {
    String sql =
        "SELECT log_position FROM events.kdb.records WHERE log_position < 300"
            + " AND (log_position ^ 1) = 101 AND startswith(stream, category)"
            + " AND timestamp_millis(created_at) > TIMESTAMP '2026-04-12 09:20:00'";
    same(List.of("[100]"), pushed(sql, "^ 1) = 101) AND StartsWith(", "PushedFilters: ["));
  }

  private void limit() {
    same(7, pushed("SELECT stream FROM events.kdb.records LIMIT 7", "PushedLimit: LIMIT 7").size());
  }

  private void offset() {
    List<String> rows =
        pushed(
            "SELECT log_position FROM events.kdb.records ORDER BY log_position LIMIT 3 OFFSET 11",
            "PushedOffset: OFFSET 11");
    same(List.of("[1100]", "[1200]", "[1300]"), rows);
  }

  private void top() {
    List<String> rows =
        pushed(
            "SELECT log_position, expires_at FROM events.kdb.records WHERE log_position < 900"
                + " ORDER BY expires_at, log_position DESC LIMIT 2",
            "PushedTopN: ORDER BY [expires_at ASC NULLS FIRST, log_position DESC NULLS LAST]"
                + " LIMIT 2");
    same(List.of("[800,null]", "[700,null]"), rows);
  }

  private void aggregates() {
    List<String> rows =
        pushed(
            "SELECT stream, count(*), max(log_position), sum(stream_revision),"
                + " count(DISTINCT category), max(stream_hash) = min(stream_hash)"
                + " FROM events.kdb.records WHERE log_position < 20000 GROUP BY stream"
                + " ORDER BY stream",
            "PushedAggregates: [",
            "COUNT(*)",
            "COUNT(DISTINCT category)",
            "PushedGroupByExpressions: [stream]");
    same(10, rows.size());
    same("[orders-0,20,19000,190,1,true]", rows.get(0));
  }

  private Dataset<Row> partitioned() {
    return spark
        .read()
        .option("partitionColumn", "log_position")
        .option("lowerBound", "0")
        .option("upperBound", "100000000")
        .option("numPartitions", "3")
        .table("events.kdb.records");
  }

  private void partitions() {
    Dataset<Row> data = partitioned().groupBy("category").count();
    String plan = Source.plan(data);
    yes(plan.contains("PushedAggregates: [COUNT(*)]"), plan);
    same(List.of("[orders," + spark.table("events.kdb.records").count() + "]"), Source.rows(data));
  }

  /** DuckDB's average is a DOUBLE, in which a UBIGINT has no room. */
  private void average() {
    String[] averages = {"avg(log_position)", "avg(stream_hash) = sum(stream_hash) / 4"};
    String where = "log_position < 400";
    Dataset<Row> one = spark.table("events.kdb.records").where(where).selectExpr(averages);
    same(List.of("[150.0,true]"), Source.rows(one));
    Dataset<Row> parts = partitioned().where(where).selectExpr(averages);
    String plan = Source.plan(parts);
    yes(plan.contains("SUM(log_position)") && plan.contains("COUNT(log_position)"), plan);
    same(List.of("[150.0,true]"), Source.rows(parts));
  }

  private void join() {
    spark.conf().set(JOINS, "true");
    try {
      List<String> rows =
          pushed(
              "SELECT a.log_position, b.field_country FROM events.kdb.records a JOIN"
                  + " events.usr.`orders-by-country` b ON a.log_position = b.log_position"
                  + " WHERE a.log_position = 31100",
              "PushedJoins");
      same(1, rows.size());
    } finally {
      spark.conf().unset(JOINS);
    }
  }

  private void noTable() {
    try {
      spark.sql("SELECT * FROM events.kdb.nothing").count();
    } catch (Exception e) {
      yes(e instanceof AnalysisException, e);
      yes(e.getMessage().contains("TABLE_OR_VIEW_NOT_FOUND"), e.getMessage());
      return;
    }
    throw new AssertionError("a table was found");
  }
}
