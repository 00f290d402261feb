package io.kurrentdb.hosts.spark;

import static io.kurrentdb.it.jvm.Checks.check;

import io.kurrentdb.it.jvm.Checks;
import org.apache.spark.sql.SparkSession;

/**
 * An application for spark-submit, whose configuration names the catalogue {@code events}.
 * Arguments: KurrentDB's URL, the driver's URL of the same endpoint, that of a Flight SQL server
 * that is not KurrentDB, how many events there are.
 */
public final class SparkChecks {
  static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";

  private SparkChecks() {}

  public static void main(String[] arguments) throws Exception {
    SparkSession spark = SparkSession.builder().appName("events").getOrCreate();
    Source kurrentDb = new Source(spark, arguments[0]);
    new ReadChecks(kurrentDb, Long.parseLong(arguments[3])).run();
    new TypeChecks(kurrentDb).run();
    new CatalogChecks(spark).run();
    new OtherChecks(spark, arguments[1], arguments[2]).run();
    check("the application ends", spark::stop);
    Checks.end();
  }
}
