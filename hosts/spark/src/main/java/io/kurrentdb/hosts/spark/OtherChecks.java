package io.kurrentdb.hosts.spark;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.h2.tools.Server;

/** The driver's own URLs, and other databases in the same Spark. */
final class OtherChecks {
  private final SparkSession spark;
  private final String arrow;
  private final String foreign;

  OtherChecks(SparkSession spark, String arrow, String foreign) {
    this.spark = spark;
    this.arrow = arrow;
    this.foreign = foreign;
  }

  void run() {
    check("the driver's own URL has the dialect once KurrentDB has answered", this::driversUrl);
    check("another Flight SQL server has Spark's own dialect", this::otherServer);
    check("H2 has its own dialect, and is written and read in partitions", this::h2);
    check("a dialect of the application's own goes first", this::ownDialect);
  }

  private static String dialect(String url) {
    return JdbcDialects.get(url).getClass().getSimpleName();
  }

  private String limited(String catalog) {
    Dataset<Row> data = spark.sql("SELECT stream FROM " + catalog + ".kdb.records LIMIT 13");
    same(13, Source.rows(data).size());
    return Source.plan(data);
  }

  private void driversUrl() {
    new Source(spark, arrow).catalog("flight");
    yes(limited("flight").contains("PushedLimit: LIMIT 13"), "no limit was pushed");
    same("KurrentDialect", dialect(arrow));
  }

  private void otherServer() {
    new Source(spark, foreign).catalog("other");
    yes(!limited("other").contains("PushedLimit: LIMIT 13"), "a limit was pushed");
    same("NoopDialect$", dialect(foreign));
    same("NoopDialect$", dialect("jdbc:arrow-flight-sql://nobody:1/"));
  }

  /** A server, as the executors are other processes. */
  private void h2() throws SQLException {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try {
      writeAndRead("jdbc:h2:" + server.getURL() + "/mem:notes;DB_CLOSE_DELAY=-1");
    } finally {
      server.stop();
    }
  }

  private void writeAndRead(String url) {
    same("H2Dialect", dialect(url));
    Map<String, String> options =
        Map.of("url", url, "dbtable", "notes", "driver", "org.h2.Driver", "numPartitions", "2");
    spark
        .range(100)
        .selectExpr("id", "concat('note ', id) AS note")
        .write()
        .format("jdbc")
        .options(options)
        .mode(SaveMode.Append)
        .save();
    Dataset<Row> read =
        spark
            .read()
            .format("jdbc")
            .options(options)
            .option("partitionColumn", "id")
            .option("lowerBound", 0)
            .option("upperBound", 100)
            .load();
    same(List.of("[100,4950]"), Source.rows(read.selectExpr("count(note)", "sum(id)")));
  }

  private void ownDialect() {
    JdbcDialect own =
        new JdbcDialect() {
          @Override
          public boolean canHandle(String url) {
            return url.startsWith("jdbc:kurrentdb:");
          }
        };
    JdbcDialects.registerDialect(own);
    same(own, JdbcDialects.get("jdbc:kurrentdb://localhost:2113"));
    JdbcDialects.unregisterDialect(own);
    same("KurrentDialect", dialect("jdbc:kurrentdb://localhost:2113"));
  }
}
