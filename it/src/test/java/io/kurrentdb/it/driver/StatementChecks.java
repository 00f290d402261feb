package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Statements and connections: liveness, time, cancel, closing. */
final class StatementChecks {
  private static final String ENDLESS =
      "SELECT count(*) FROM kdb.records a, (SELECT * FROM kdb.records) b, (SELECT * FROM"
          + " kdb.records) c WHERE a.log_position + b.log_position + c.log_position < 0";

  private final Scenario scenario;

  StatementChecks(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    check("isValid asks the server", () -> same(true, scenario.connection().isValid(5)));
    check("isValid without a limit", () -> same(true, scenario.connection().isValid(0)));
    check("setQueryTimeout ends a query that takes longer", this::timeout);
    check("setNetworkTimeout ends a query that takes longer", this::networkTimeout);
    check("cancel ends a query before its first row, and the statement goes on", this::cancel);
    check("cancel of a prepared statement", this::cancelPrepared);
    check("closing in any order", this::closing);
    check("a statement is executed again and again", this::reuse);
    check("an execution that fails closes the result of the one before", this::failedAgain);
    check("an execution that fails while it runs leaves no result", this::failedWhileRunning);
    check("getMoreResults leaves no result", this::moreResults);
    check("executeUpdate of a query is refused", this::update);
    check("validation queries", this::validation);
    check("nativeSQL shows what is sent", this::nativeSql);
    check("calls that Avatica refuses have an answer", this::gaps);
    check("abort closes a connection", this::abort);
    check("JMX has the counters", this::jmx);
  }

  private void timeout() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      statement.setQueryTimeout(1);
      long start = System.nanoTime();
      SQLException e =
          thrown(
              SQLTimeoutException.class, () -> ResultChecks.count(statement.executeQuery(ENDLESS)));
      same("HYT00", e.getSQLState());
      yes(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5), "it took longer");
      statement.setQueryTimeout(0);
      same(1, ResultChecks.count(statement.executeQuery("SELECT 1")));
    }
  }

  private void networkTimeout() throws Exception {
    try (Connection connection = scenario.connect();
        Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 700);
      SQLException e =
          thrown(
              SQLTimeoutException.class, () -> ResultChecks.count(statement.executeQuery(ENDLESS)));
      same("HYT00", e.getSQLState());
    }
  }

  private void cancel() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      SQLException e =
          cancelled(statement, () -> ResultChecks.count(statement.executeQuery(ENDLESS)));
      same("57014", e.getSQLState());
      same(1, ResultChecks.count(statement.executeQuery("SELECT 1")));
    }
  }

  private void cancelPrepared() throws Exception {
    try (PreparedStatement statement = scenario.connection().prepareStatement(ENDLESS)) {
      SQLException e = cancelled(statement, () -> ResultChecks.count(statement.executeQuery()));
      same("57014", e.getSQLState());
    }
  }

  /** Again and again: on a busy machine the first may come before the statement is executed. */
  private static SQLException cancelled(Statement statement, io.kurrentdb.it.jvm.Checks.Check run)
      throws Exception {
    ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    try {
      later.scheduleWithFixedDelay(() -> cancel(statement), 400, 400, TimeUnit.MILLISECONDS);
      return thrown(SQLException.class, run);
    } finally {
      later.shutdown();
      yes(later.awaitTermination(5, TimeUnit.SECONDS), "cancel does not return");
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void closing() throws Exception {
    for (int order = 0; order < 4; order++) {
      Connection connection = scenario.connect();
      Statement statement = connection.createStatement();
      ResultSet result = statement.executeQuery("SELECT * FROM kdb.records");
      PreparedStatement prepared = connection.prepareStatement("SELECT * FROM kdb.records");
      ResultSet other = prepared.executeQuery();
      result.next();
      other.next();
      AutoCloseable[][] orders = {
        {result, statement, other, prepared, connection},
        {connection, prepared, other, statement, result},
        {statement, connection, result, prepared, other},
        {prepared, connection, connection, other, result, statement, statement}
      };
      for (AutoCloseable each : orders[order]) {
        each.close();
      }
      yes(connection.isClosed(), "still open");
    }
  }

  private void reuse() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      for (int i = 0; i < 250; i++) {
        ResultSet result = statement.executeQuery("SELECT " + i + " AS x");
        result.next();
        same(i, result.getInt(1));
      }
    }
  }

  private void failedAgain() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      ResultSet before = statement.executeQuery("SELECT * FROM kdb.records");
      before.next();
      thrown(
          SQLSyntaxErrorException.class,
          () -> statement.executeQuery("SELECT nope FROM kdb.records"));
      yes(before.isClosed(), "still open");
      same(null, statement.getResultSet());
    }
    try (PreparedStatement statement =
        scenario.connection().prepareStatement("SELECT * FROM kdb.records WHERE stream <> ?")) {
      statement.setString(1, "");
      ResultSet before = statement.executeQuery();
      before.next();
      statement.clearParameters();
      thrown(SQLException.class, statement::executeQuery);
      yes(before.isClosed(), "still open");
      same(null, statement.getResultSet());
    }
  }

  /** The server takes the text, and then finds a stream that is no number. */
  private void failedWhileRunning() throws Exception {
    String sql = "SELECT CAST(stream AS INTEGER) FROM kdb.records";
    try (Statement statement = scenario.connection().createStatement()) {
      thrown(SQLDataException.class, () -> statement.execute(sql));
      same(null, statement.getResultSet());
      statement.closeOnCompletion();
      thrown(SQLDataException.class, () -> statement.executeQuery(sql));
      yes(!statement.isClosed(), "closed");
    }
    try (PreparedStatement statement = scenario.connection().prepareStatement(sql)) {
      thrown(SQLDataException.class, statement::executeQuery);
      same(null, statement.getResultSet());
    }
  }

  private void moreResults() throws Exception {
    try (Statement statement = scenario.connection().createStatement()) {
      yes(statement.execute("SELECT 1"), "no result");
      ResultSet result = statement.getResultSet();
      yes(result.next(), "no row");
      same(false, statement.getMoreResults());
      same(-1, statement.getUpdateCount());
      same(null, statement.getResultSet());
      yes(result.isClosed(), "still open");
      same(false, statement.getMoreResults(Statement.CLOSE_ALL_RESULTS));
      same(1, ResultChecks.count(statement.executeQuery("SELECT 1")));
      statement.close();
      same("24000", thrown(SQLException.class, statement::getMoreResults).getSQLState());
    }
  }

  private void update() throws Exception {
    try (Statement statement = scenario.connection().createStatement();
        PreparedStatement prepared = scenario.connection().prepareStatement("SELECT 1")) {
      for (io.kurrentdb.it.jvm.Checks.Check update :
          List.<io.kurrentdb.it.jvm.Checks.Check>of(
              () -> statement.executeUpdate("SELECT 1"),
              () -> statement.executeLargeUpdate("SELECT 1"),
              () -> statement.executeUpdate("SELECT 1", Statement.NO_GENERATED_KEYS),
              prepared::executeUpdate,
              prepared::executeLargeUpdate)) {
        SQLException e = thrown(SQLSyntaxErrorException.class, update);
        same("42000", e.getSQLState());
        yes(e.getMessage().contains("returns rows"), e.getMessage());
      }
      SQLException write =
          thrown(
              SQLSyntaxErrorException.class,
              () -> statement.executeUpdate("DELETE FROM kdb.records"));
      same("42807", write.getSQLState());
      same(1, ResultChecks.count(prepared.executeQuery()));
    }
  }

  private void validation() throws Exception {
    for (String sql :
        new String[] {"SELECT 1", "select 1;", "/* ping */ SELECT 1", "SELECT 1 AS ok"}) {
      same(1, scenario.first(sql, r -> r.getInt(1)));
    }
    try (PreparedStatement statement = scenario.connection().prepareStatement("SELECT 1")) {
      for (int i = 0; i < 3; i++) {
        same(1, ResultChecks.count(statement.executeQuery()));
      }
    }
  }

  private void nativeSql() throws Exception {
    Connection connection = scenario.connection();
    same("SELECT stream FROM kdb.records", connection.nativeSQL("SELECT stream FROM kdb.records"));
    String sent = connection.nativeSQL("SELECT {fn ucase(stream)} FROM kdb.records");
    yes(!sent.contains("{fn"), sent);
    yes(connection.nativeSQL("SELECT nope FROM kdb.records").contains("nope"), "nothing");
  }

  private void gaps() throws Exception {
    try (Connection connection = scenario.connect();
        Statement statement = connection.createStatement()) {
      connection.setCatalog("x");
      same(true, connection.getAutoCommit());
      same(true, connection.isReadOnly());
      same(null, connection.getCatalog());
      same(0, connection.getTypeMap().size());
      connection.setClientInfo("ApplicationName", "test");
      statement.setEscapeProcessing(true);
      statement.setPoolable(false);
      yes(statement.execute("SELECT 1", Statement.NO_GENERATED_KEYS), "no result");
      connection.prepareStatement("SELECT 1", Statement.RETURN_GENERATED_KEYS).close();
      same(1, ResultChecks.count(statement.executeQuery("SELECT 1")));
    }
  }

  private void jmx() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName agent = new ObjectName("io.kurrentdb:type=Agent");
    long statements = (long) server.getAttribute(agent, "Statements");
    long edited = (long) server.getAttribute(agent, "StatementsEdited");
    long refused = (long) server.getAttribute(agent, "StatementsRefused");
    same(1, scenario.first("SELECT 1", r -> r.getInt(1)));
    thrown(
        SQLSyntaxErrorException.class, () -> scenario.first("DELETE FROM kdb.records", r -> null));
    same(statements + 1, server.getAttribute(agent, "Statements"));
    same(edited + 1, server.getAttribute(agent, "StatementsEdited"));
    same(refused + 1, server.getAttribute(agent, "StatementsRefused"));
    for (String name :
        new String[] {"Connections", "StatementsFailed", "StatementsCancelled", "ResultsCapped"}) {
      yes((long) server.getAttribute(agent, name) > 0, name);
    }
    yes((long) server.getAttribute(agent, "Calls") >= statements, "calls");
    same(0L, server.getAttribute(agent, "InternalErrors"));
    MBeanInfo info = server.getMBeanInfo(agent);
    for (MBeanAttributeInfo attribute : info.getAttributes()) {
      yes(server.getAttribute(agent, attribute.getName()) != null, attribute);
    }
  }

  private void abort() throws Exception {
    Connection connection = scenario.connect();
    connection.abort(Runnable::run);
    same(true, connection.isClosed());
  }
}
