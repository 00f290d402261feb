package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;

/** Results of DatabaseMetaData, which no statement closes: closed, or dropped by the host. */
final class MetadataClosing {
  private final Scenario scenario;

  MetadataClosing(Scenario scenario) {
    this.scenario = scenario;
  }

  void run() {
    check("a result of DatabaseMetaData that was closed says so", this::closed);
    check("results of DatabaseMetaData that were dropped end with their connection", this::dropped);
    check("a connection that was dropped with such results is not kept", this::droppedConnection);
  }

  /** Asks for a result. */
  @FunctionalInterface
  private interface Question {
    ResultSet ask(DatabaseMetaData data) throws SQLException;
  }

  private static final Question[] QUESTIONS = {
    DatabaseMetaData::getSchemas,
    DatabaseMetaData::getTypeInfo,
    data -> data.getTables(null, null, "%", null),
    data -> data.getColumns(null, null, "%", null),
    data -> data.getColumns(null, null, "nope", null),
    data -> data.getPrimaryKeys(null, "kdb", "records"),
    data -> data.getIndexInfo(null, "kdb", "records", false, true)
  };

  private void closed() throws Exception {
    for (Question question : QUESTIONS) {
      ResultSet result = question.ask(scenario.connection().getMetaData());
      same(false, result.isClosed());
      result.next();
      result.close();
      same(true, result.isClosed());
      result.close();
    }
  }

  private void dropped() throws Exception {
    Connection connection = scenario.connect();
    ResultSet seen = connection.getMetaData().getTables(null, null, "%", null);
    for (int i = 0; i < 20; i++) {
      for (Question question : QUESTIONS) {
        ResultSet dropped = question.ask(connection.getMetaData());
        for (int row = 0; row < i && dropped.next(); row++) {
          continue;
        }
      }
    }
    collect();
    connection.close();
    yes(connection.isClosed(), "the driver says that memory was leaked, and stays half open");
    yes(seen.isClosed(), "a result outlives its connection");
  }

  private void droppedConnection() throws Exception {
    WeakReference<Connection> connection = connectAndDrop();
    for (int i = 0; i < 50 && connection.get() != null; i++) {
      collect();
    }
    yes(connection.get() == null, "the connection is still reachable");
  }

  private WeakReference<Connection> connectAndDrop() throws Exception {
    Connection connection = scenario.connect();
    connection.getMetaData().getTables(null, null, "%", null).next();
    endThreads(connection);
    return new WeakReference<>(connection);
  }

  /** The JVM would not end before those of a connection that is never closed. */
  private static void endThreads(Connection connection) throws ReflectiveOperationException {
    Field threads = connection.getClass().getDeclaredField("executorService");
    threads.setAccessible(true);
    ((ExecutorService) threads.get(connection)).shutdown();
  }

  private static void collect() throws InterruptedException {
    System.gc();
    Thread.sleep(20);
  }
}
