package io.kurrentdb.hosts.spark;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** DataFrameReader: dbtable, query, partitions. */
final class ReadChecks {
  private static final int PARTITIONS = 8;

  private final Source source;
  private final long events;

  ReadChecks(Source source, long events) {
    this.source = source;
    this.events = events;
  }

  void run() {
    check("every event comes once, over partitions on two executors", this::everyEventOnce);
    check("a table is read with its values", this::values);
    check("filters find texts, numbers and blobs", this::filters);
    check("a filter whose answer would differ stays in Spark", this::ownFilter);
    check("a query with CTE and join is read", this::query);
    check("writing is refused with a reason", this::writing);
  }

  private Dataset<Row> partitioned() {
    return source
        .reader()
        .option("dbtable", "kdb.records")
        .option("partitionColumn", "log_position")
        .option("lowerBound", 0)
        .option("upperBound", events * 100)
        .option("numPartitions", PARTITIONS)
        .load();
  }

  private void everyEventOnce() {
    Dataset<Row> all = partitioned().select("log_position", "stream_hash", "stream");
    same(PARTITIONS, all.rdd().getNumPartitions());
    Row sums =
        all.withColumn("part", spark_partition_id())
            .agg(
                count(lit(1)),
                count_distinct(col("log_position")),
                sum("log_position"),
                count_distinct(col("stream"), col("stream_hash")),
                count_distinct(col("part")))
            .head();
    same(events, sums.getLong(0));
    same(events, sums.getLong(1));
    same(events * (events - 1) * 50, sums.getLong(2));
    same(10L, sums.getLong(3));
    same((long) PARTITIONS, sums.getLong(4));
  }

  private void values() {
    Row row = source.table("kdb.records").where("log_position = 100").head();
    same("orders-1", row.getAs("stream"));
    same(null, row.getAs("expires_at"));
    same(false, row.getAs("deleted"));
    same(16, ((byte[]) row.getAs("record_id")).length);
    yes(row.<String>getAs("data").startsWith("{"), row);
    yes(row.<BigDecimal>getAs("stream_hash").signum() > 0, row);
  }

  private void filters() {
    Dataset<Row> records = source.table("kdb.records");
    byte[] id = records.where("log_position = 4200").head().getAs("record_id");
    Dataset<Row> found = records.where(col("record_id").equalTo(id)).select("log_position");
    same(List.of("[4200]"), Source.rows(found));
    Dataset<Row> some =
        records
            .where("stream LIKE 'orders-%' AND stream NOT IN ('it''s', 'orders-3')")
            .where("log_position BETWEEN 77300 AND 77500 AND commit_position IS NULL")
            .select("log_position");
    same(List.of("[77400]", "[77500]"), Source.rows(some.orderBy("log_position")));
  }

  /** DuckDB rounds where Spark cuts off: 4,600 would be among them. */
  private void ownFilter() {
    Dataset<Row> thousands =
        source
            .table("kdb.records")
            .where("log_position < 9000 AND CAST(log_position / 1000.0D AS INT) = 5")
            .selectExpr("min(log_position)", "max(log_position)");
    same(List.of("[5000,5900]"), Source.rows(thousands));
  }

  private void query() {
    Dataset<Row> joined =
        source.query(
            "WITH o AS (SELECT log_position, stream FROM kdb.records WHERE log_position < 1000)"
                + " SELECT o.stream, c.field_country AS country FROM o"
                + " JOIN usr.\"orders-by-country\" c ON c.log_position = o.log_position;");
    same(List.of("stream", "country"), List.of(joined.columns()));
    same(10L, joined.count());
    same(1L, joined.where("stream = 'orders-3'").count());
  }

  private void writing() {
    Dataset<Row> rows = source.table("kdb.records").limit(1);
    try {
      rows.write()
          .format("jdbc")
          .option("url", source.url())
          .option("driver", SparkChecks.DRIVER)
          .option("user", "admin")
          .option("password", "changeit")
          .option("dbtable", "usr.copy")
          .mode(SaveMode.Append)
          .save();
    } catch (Exception e) {
      yes(e instanceof SQLException, e);
      yes(((SQLException) e).getSQLState().startsWith("42"), ((SQLException) e).getSQLState());
      yes(e.getMessage().contains("read-only"), e.getMessage());
      return;
    }
    throw new AssertionError("a table was written");
  }
}
