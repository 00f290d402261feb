package io.kurrentdb.hosts.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A database as Spark is told of it. */
final class Source {
  private static final String CATALOG =
      "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog";

  private final SparkSession spark;
  private final String url;

  Source(SparkSession spark, String url) {
    this.spark = spark;
    this.url = url;
  }

  String url() {
    return url;
  }

  /** With options of Spark's own, none of which is the server's business. */
  DataFrameReader reader() {
    return spark
        .read()
        .format("jdbc")
        .option("url", url)
        .option("driver", SparkChecks.DRIVER)
        .option("user", "admin")
        .option("password", "changeit")
        .option("fetchsize", 1000)
        .option("team", "a word that nobody knows");
  }

  Dataset<Row> table(String name) {
    return reader().option("dbtable", name).load();
  }

  Dataset<Row> query(String sql) {
    return reader().option("query", sql).load();
  }

  /** Registers it under this name. */
  void catalog(String name) {
    String key = "spark.sql.catalog." + name;
    spark.conf().set(key, CATALOG);
    spark.conf().set(key + ".url", url);
    spark.conf().set(key + ".driver", SparkChecks.DRIVER);
    spark.conf().set(key + ".user", "admin");
    spark.conf().set(key + ".password", "changeit");
  }

  /** The rows as text, in their order. */
  static List<String> rows(Dataset<Row> data) {
    return Arrays.stream((Row[]) data.collect()).map(Row::toString).toList();
  }

  static String plan(Dataset<Row> data) {
    return data.queryExecution().executedPlan().toString();
  }
}
