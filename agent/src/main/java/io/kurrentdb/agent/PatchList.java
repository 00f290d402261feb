package io.kurrentdb.agent;

import java.util.HashMap;
import java.util.Map;

/**
 * Every patch, one line each: the classes it waits for, the file that holds it, the shim that it
 * calls, and what it means to the user. Names only, so that this list costs nothing where no class
 * of it appears.
 */
public enum PatchList {
  FLIGHT_CHANNEL(
      "flight-channel",
      "FlightChannelPatch",
      "flight.ChannelShim",
      "metadata, SQL and statements over the Flight channel",
      "metadata is empty, SELECT 1 fails, SQL goes out as it is typed",
      "org/apache/arrow/flight/FlightClient"),
  URL(
      "url",
      "UrlPatch",
      "driver.UrlShim",
      "jdbc:kurrentdb:// URLs, and reasons where connecting fails",
      "jdbc:kurrentdb:// URLs have no driver, and a failed connection does not say why",
      "org/apache/arrow/driver/jdbc/ArrowFlightJdbcDriver",
      "org/apache/calcite/avatica/UnregisteredDriver"),
  TRUST(
      "trust",
      "TrustPatch",
      "driver.TrustShim",
      "CAs from a trustStore and from GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
      "one CA of a trustStore counts at most, and GRPC_DEFAULT_SSL_ROOTS_FILE_PATH does not",
      "org/apache/arrow/driver/jdbc/client/ArrowFlightSqlClientHandler$Builder",
      "org/apache/arrow/driver/jdbc/client/utils/ClientAuthenticationUtils"),
  KEEP_ALIVE(
      "keep-alive",
      "KeepAlivePatch",
      "driver.KeepAliveShim",
      "keep-alive pings",
      "keepAliveInterval and keepAliveTimeout in a jdbc:kurrentdb:// URL have no effect",
      "io/grpc/netty/NettyChannelBuilder",
      "org/apache/arrow/flight/grpc/NettyClientBuilder?"),
  THREADS(
      "threads",
      "ThreadsPatch",
      "driver.ThreadsShim",
      "threads that keep no web application in memory",
      "web applications that were stopped stay in memory where the driver is in the server's lib",
      "io/grpc/internal/GrpcUtil",
      "io/netty/util/concurrent/DefaultThreadFactory"),
  EXECUTE(
      "execute",
      "ExecutePatch",
      "driver.ExecuteShim",
      "limits, timeouts and parameters of statements",
      "setMaxRows and timeouts do not reach the server, and most parameters are refused",
      "org/apache/calcite/avatica/AvaticaConnection"),
  PARAMETERS(
      "parameters",
      "ParametersPatch",
      "driver.ParametersShim",
      "parameters of every Java type",
      "the server refuses doubles, decimals, dates and times as parameters",
      "org/apache/calcite/avatica/AvaticaPreparedStatement",
      "org/apache/arrow/driver/jdbc/utils/AvaticaParameterBinder"),
  ERRORS(
      "errors",
      "ErrorsPatch",
      "driver.ErrorsShim",
      "errors with SQLState, class and reason",
      "errors have no SQLState, and next and close throw unchecked ones",
      "org/apache/calcite/avatica/AvaticaStatement",
      "org/apache/calcite/avatica/AvaticaPreparedStatement",
      "org/apache/calcite/avatica/AvaticaConnection",
      "org/apache/calcite/avatica/AvaticaResultSet",
      "org/apache/arrow/driver/jdbc/ArrowFlightJdbcFlightStreamResultSet",
      "org/apache/arrow/driver/jdbc/ArrowDatabaseMetadata",
      "org/apache/arrow/driver/jdbc/ArrowFlightConnection",
      "org/apache/arrow/driver/jdbc/ArrowFlightPreparedStatement"),
  EMPTY_RESULT(
      "empty-result",
      "EmptyResultPatch",
      "driver.EmptyResultShim",
      "columns of an empty result",
      "an empty result shows each of its columns twice",
      "org/apache/arrow/driver/jdbc/ArrowFlightStatement"),
  RESULT_VALUES(
      "result-values",
      "ResultValuesPatch",
      "driver.ResultValuesShim",
      "values of every type in every getter",
      "unsigned numbers are negative, and times move with the JVM's time zone",
      "org/apache/arrow/driver/jdbc/ArrowFlightJdbcVectorSchemaRootResultSet",
      "org/apache/arrow/driver/jdbc/accessor/ArrowFlightJdbcAccessorFactory"),
  RESULT_METADATA(
      "result-metadata",
      "ResultMetadataPatch",
      "driver.ResultMetadataShim",
      "ResultSetMetaData and warnings",
      "columns of a result have no sign, size and class",
      "org/apache/calcite/avatica/AvaticaResultSet",
      "org/apache/calcite/avatica/AvaticaPreparedStatement"),
  CANCEL(
      "cancel",
      "CancelPatch",
      "driver.CancelShim",
      "cancel at any moment, closing in any order",
      "cancel waits until there is a result, and closing a connection first leaks memory",
      "org/apache/calcite/avatica/AvaticaStatement",
      "org/apache/arrow/driver/jdbc/ArrowFlightConnection"),
  METADATA_RESULTS(
      "metadata-results",
      "MetadataResultsPatch",
      "driver.MetadataResultsShim",
      "DatabaseMetaData: columns of empty results, escapes, types",
      "metadata without rows has no columns, and getTypeInfo is empty",
      "org/apache/arrow/driver/jdbc/ArrowFlightJdbcFlightStreamResultSet",
      "org/apache/arrow/driver/jdbc/ArrowDatabaseMetadata",
      "org/apache/calcite/avatica/AvaticaDatabaseMetaData"),
  GAPS(
      "jdbc-gaps",
      "GapsPatch",
      "driver.GapsShim",
      "nativeSQL, abort, catalogs and other calls of JDBC",
      "nativeSQL, abort, setEscapeProcessing and others throw, and setCatalog breaks a connection",
      "org/apache/calcite/avatica/AvaticaConnection",
      "org/apache/calcite/avatica/AvaticaStatement",
      "org/apache/calcite/avatica/AvaticaPreparedStatement"),
  IS_VALID(
      "is-valid",
      "IsValidPatch",
      "driver.IsValidShim",
      "isValid by a round trip",
      "isValid says true although the server is gone",
      "org/apache/calcite/avatica/AvaticaConnection"),
  CLIENT_INFO(
      "client-info",
      "ClientInfoPatch",
      "driver.ClientInfoShim",
      "agent and server in the driver's version and in client info",
      "tools do not show that the agent is there, and client info has the password in it",
      "org/apache/arrow/driver/jdbc/ArrowFlightConnection",
      "org/apache/calcite/avatica/AvaticaDatabaseMetaData"),
  CONNECT(
      "connect",
      "ConnectPatch",
      "driver.ConnectShim",
      "connecting: this summary, and strict mode",
      "this summary is not printed when a connection is made",
      "org/apache/arrow/driver/jdbc/ArrowFlightJdbcDriver"),
  DATABASE_METADATA(
      "database-metadata",
      "DatabaseMetaDataPatch",
      "driver.DatabaseMetaDataShim",
      "how names are kept, and the server's version",
      "hosts look for names in upper case, as Hibernate's schema validation does",
      "org/apache/arrow/driver/jdbc/ArrowDatabaseMetadata",
      "org/apache/calcite/avatica/AvaticaDatabaseMetaData"),
  SPRING_BOOT_DRIVER(
      "spring-boot-driver",
      "SpringBootDriverPatch",
      "host.springboot.DriverClassShim",
      "Spring Boot: the driver's class by the URL alone",
      "spring.datasource.driver-class-name must name the driver's class",
      "org/springframework/boot/autoconfigure/jdbc/DataSourceProperties",
      "org/springframework/boot/jdbc/autoconfigure/DataSourceProperties"),
  SPRING_DATA_DIALECT(
      "spring-data-dialect",
      "SpringDataDialectPatch",
      "host.springdata.DialectShim",
      "Spring Data JDBC: a dialect for KurrentDB",
      "Spring Data JDBC repositories need a bean of type JdbcDialect",
      "org/springframework/data/jdbc/core/dialect/DialectResolver$DefaultDialectProvider",
      "org/springframework/data/jdbc/repository/config/DialectResolver$DefaultDialectProvider"),
  HIBERNATE_DIALECT(
      "hibernate-dialect",
      "HibernateDialectPatch",
      "host.hibernate.DialectShim",
      "Hibernate ORM: a dialect for KurrentDB",
      "hibernate.dialect must be set",
      "org/hibernate/engine/jdbc/dialect/internal/StandardDialectResolver"),
  CALCITE_DIALECT(
      "calcite-dialect",
      "CalciteDialectPatch",
      "host.calcite.DialectShim",
      "Apache Calcite: a dialect for KurrentDB",
      "Calcite's JDBC adapter writes casts to text that KurrentDB refuses",
      "org/apache/calcite/sql/SqlDialectFactoryImpl"),
  SPARK_DIALECT(
      "spark-dialect",
      "SparkDialectPatch",
      "host.spark.DialectShim",
      "Spark: a JDBC dialect for KurrentDB",
      "limits, aggregates and sorting are not pushed down, and lists, intervals and times with a"
          + " zone cannot be read",
      "org/apache/spark/sql/jdbc/JdbcDialects$",
      "org/apache/spark/sql/execution/datasources/jdbc/JDBCRDD");

  /** How many there are, for the line at the start. */
  public static final int COUNT = values().length;

  private final String id;
  private final String file;
  private final String shim;
  private final String what;
  private final String consequence;
  private final String[] targets;
  private final String optional;

  PatchList(
      String id, String file, String shim, String what, String consequence, String... targets) {
    this.id = id;
    this.file = file;
    this.shim = shim;
    this.what = what;
    this.consequence = consequence;
    this.targets = targets;
    int last = targets.length - 1;
    boolean marked = targets[last].charAt(targets[last].length() - 1) == '?';
    if (marked) {
      targets[last] = targets[last].substring(0, targets[last].length() - 1);
    }
    this.optional = marked ? targets[last] : null;
  }

  /** As settings and the log call it: {@code kurrentdb.patch.<id>=off}. */
  public String id() {
    return id;
  }

  /** The class in {@code io.kurrentdb.agent.patches} that holds it. */
  public String file() {
    return file;
  }

  /** The class below {@code io.kurrentdb.shims} that its advice calls; null where it calls none. */
  public String shim() {
    return shim;
  }

  /** What it does, to follow {@code kurrentdb: installed}. */
  public String what() {
    return what;
  }

  /** What stops working where it is not installed. */
  public String consequence() {
    return consequence;
  }

  /** Names of the classes it patches, with slashes, as in the driver that is not shaded. */
  public String[] targets() {
    return targets.clone();
  }

  /**
   * Whether some versions of the driver do well without this class; written with a ? at its end.
   */
  public boolean isOptional(String target) {
    return target.equals(optional);
  }

  /** Whether it patches the driver, not a host. */
  public boolean isForDriver() {
    return targets[0].startsWith("org/apache/arrow/")
        || targets[0].startsWith("io/grpc/")
        || targets[0].startsWith("org/apache/calcite/avatica/");
  }

  /** Whether, under this name, a library is the application's own, and none of our business. */
  public static boolean isApplications(String target) {
    return target.startsWith("io/grpc/") || target.startsWith("io/netty/");
  }

  /** The patches that wait for each class, by its name in the driver that is not shaded. */
  static Map<String, PatchList[]> byTarget() {
    Map<String, PatchList[]> byTarget = new HashMap<>();
    for (PatchList patch : values()) {
      for (String target : patch.targets) {
        byTarget.put(target, with(byTarget.get(target), patch));
      }
    }
    return byTarget;
  }

  private static PatchList[] with(PatchList[] before, PatchList patch) {
    int length = before == null ? 0 : before.length;
    PatchList[] after = new PatchList[length + 1];
    if (length > 0) {
      System.arraycopy(before, 0, after, 0, length);
    }
    after[length] = patch;
    return after;
  }
}
