package io.kurrentdb.hosts.kafka;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;

import io.kurrentdb.it.jvm.Checks;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** The same without the agent: why it is needed. Argument: the URL. */
public final class UnpatchedKafka {
  private UnpatchedKafka() {}

  public static void main(String[] arguments) throws Exception {
    check("the connector finds no table", () -> findsNone(arguments[0]));
    check("a task for a table does not start", () -> doesNotStart(arguments[0]));
    Checks.end();
    System.exit(0);
  }

  private static void findsNone(String url) throws Exception {
    try (Database database = new Database(url)) {
      same(0, database.tables().size());
    }
  }

  private static void doesNotStart(String url) {
    Map<String, String> settings =
        Map.of(
            EventSourceTask.URL, url,
            EventSourceTask.COLUMN, "log_position",
            EventSourceTask.SCHEMA, "kdb",
            EventSourceTask.TABLE, "records");
    thrown(ConnectException.class, () -> new Worker(settings));
  }
}
