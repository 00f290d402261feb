package io.kurrentdb.it.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kurrentdb.it.endpoint.Call;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Jdk;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Apache Spark: an application given to spark-submit, and two executors in JVMs of their own. */
class SparkTest {
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";
  private static final int EVENTS = 1_000_000;
  private static final int EVENTS_OF_OTHER_SERVER = 100;

  private static EmbeddedEndpoint endpoint;
  private static EmbeddedEndpoint other;

  @TempDir Path folder;

  @BeforeAll
  static void startEndpoints() throws Exception {
    endpoint = EmbeddedEndpoint.builder().authentication().rows(EVENTS).start();
    other = EmbeddedEndpoint.builder().foreign().rows(EVENTS_OF_OTHER_SERVER).start();
  }

  @AfterAll
  static void stopEndpoints() throws Exception {
    endpoint.close();
    other.close();
  }

  @TestFactory
  Stream<DynamicTest> anApplicationReadsWithTwoExecutors() throws Exception {
    SparkHome spark = new SparkHome(folder, Jdk.BUILD, defaults());
    Outcome outcome =
        spark.submit(
            "--master",
            "local-cluster[2,1,1024]",
            "--class",
            "io.kurrentdb.hosts.spark.SparkChecks",
            HostFiles.file("spark", "spark-checks.jar").toString(),
            kurrentDb(),
            endpoint.jdbcUrl(),
            other.jdbcUrl(),
            String.valueOf(EVENTS));
    return Stream.concat(
        outcome.tests(),
        Stream.of(
            dynamicTest("the driver's log names the dialect", () -> says(outcome.log())),
            dynamicTest("two executors say that all is well", () -> executors(spark)),
            dynamicTest("the server is asked for what Spark left to it", this::texts),
            dynamicTest("nothing of Spark's own is sent", this::headers)));
  }

  private static String kurrentDb() {
    return "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false";
  }

  /** As in docs/hosts.md; below it what makes short-lived JVMs quick, and a time zone. */
  private static List<String> defaults() {
    String jvm = "-javaagent:" + HostJvm.agentJar();
    String quick = " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.timezone=America/New_York";
    String catalog = "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog";
    return List.of(
        "spark.driver.extraJavaOptions    " + jvm + quick,
        "spark.executor.extraJavaOptions  " + jvm + quick,
        "spark.jars                       " + Matrix.NEWEST.classPath().get(0),
        "spark.sql.catalog.events           " + catalog,
        "spark.sql.catalog.events.url       " + kurrentDb(),
        "spark.sql.catalog.events.driver    " + DRIVER,
        "spark.sql.catalog.events.user      admin",
        "spark.sql.catalog.events.password  changeit",
        "spark.ui.enabled                 false",
        "spark.sql.shuffle.partitions     2");
  }

  private static void says(List<String> log) {
    assertTrue(log.contains("all patches installed and verified"), log::toString);
    assertTrue(
        log.contains("installed Spark: a JDBC dialect for KurrentDB (spark-dialect)"),
        log::toString);
  }

  private static void executors(SparkHome spark) throws Exception {
    List<String> logs = spark.executors();
    assertEquals(2, logs.size());
    for (String log : logs) {
      assertTrue(log.contains("kurrentdb: all patches installed and verified"), log);
      assertTrue(log.contains("kurrentdb: installed Spark: a JDBC dialect"), log);
      assertTrue(!log.contains(" ERROR "), log);
    }
  }

  private static boolean wasAsked(String... words) {
    return endpoint.calls().all().stream()
        .flatMap(call -> call.requests().stream())
        .map(request -> new String(request, StandardCharsets.UTF_8))
        .anyMatch(text -> Stream.of(words).allMatch(text::contains));
  }

  private void texts() {
    assertTrue(wasAsked("LIMIT 7"));
    assertTrue(wasAsked("OFFSET 11"));
    assertTrue(wasAsked("ORDER BY", "\"expires_at\" ASC NULLS FIRST", "LIMIT 2"));
    assertTrue(wasAsked("COUNT(*)", "GROUP BY \"stream\""));
    assertTrue(wasAsked("COUNT(*)", "GROUP BY \"category\"", "\"log_position\" >= "));
    assertTrue(wasAsked("SUM(\"log_position\")", "COUNT(\"log_position\")"));
    assertTrue(wasAsked("\"log_position\" IN (100, 8800)", "'orders-8'"));
    assertTrue(wasAsked("\"record_id\" = unhex('"));
    assertTrue(wasAsked("INNER JOIN", "31100"));
    assertTrue(!wasAsked("1000.0"));
  }

  private void headers() {
    Set<String> names = new TreeSet<>();
    for (Call call : endpoint.calls().all()) {
      names.addAll(call.headers().keySet());
    }
    names.removeIf(name -> name.startsWith(":") || name.startsWith("grpc-"));
    names.removeAll(List.of("authorization", "content-type", "te", "user-agent", "host"));
    assertEquals(Set.of(), names);
  }
}
