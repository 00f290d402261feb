package io.kurrentdb.hosts.kafka;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Events into topics, each of them once. Arguments: the URL of an endpoint with 2,000 orders, and
 * that of its switches.
 */
public final class KafkaChecks {
  private static final String QUERY =
      "SELECT * FROM (SELECT r.log_position, r.stream, c.field_country FROM kdb.records r JOIN"
          + " usr.\"orders-by-country\" c USING (log_position)) q";

  private final String url;
  private final String control;
  private int events = 2_000;

  private KafkaChecks(String url, String control) {
    this.url = url;
    this.control = control;
  }

  public static void main(String[] arguments) throws Exception {
    new KafkaChecks(arguments[0], arguments[1]).run();
    Checks.end();
    System.exit(0);
  }

  private void run() {
    check("the connector finds the tables", this::tables);
    check("a table is copied, and what is appended later, each event once", this::table);
    check("records have the types of the columns", this::types);
    check("a query with a join is copied as it grows", this::query);
    check("a restart of the node while it is copied loses and repeats nothing", this::restart);
    check("another task goes on where the one before was", this::rebalance);
  }

  private Worker worker(String... settings) {
    Map<String, String> all =
        new HashMap<>(Map.of(EventSourceTask.URL, url, EventSourceTask.COLUMN, "log_position"));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new Worker(all);
  }

  private Worker records() {
    return worker(EventSourceTask.SCHEMA, "kdb", EventSourceTask.TABLE, "records");
  }

  private void tables() throws Exception {
    try (Database database = new Database(url)) {
      same(
          List.of(
              "\"kdb\".\"records\"",
              "\"usr\".\"orders-by-country\"",
              "\"usr\".\"orders-by-customer\""),
          database.tables());
    }
  }

  private void table() throws Exception {
    Worker worker = records();
    eachOnce(worker.copy(events));
    for (int i = 0; i < 4; i++) {
      append();
      eachOnce(worker.copy(events));
    }
    worker.stop();
  }

  /** Positions 0, 100, 200... in their order. */
  private void eachOnce(List<SourceRecord> topic) {
    same(events, topic.size());
    for (int i = 0; i < events; i++) {
      same(i * 100L, ((Struct) topic.get(i).value()).getInt64("log_position"));
    }
  }

  private void types() throws Exception {
    Worker worker = records();
    Struct value = (Struct) worker.copy(events).get(1).value();
    worker.stop();
    same(Schema.Type.INT64, value.schema().field("created_at").schema().type());
    same("orders-1", value.getString("stream"));
    same(null, value.getInt64("expires_at"));
    same(false, value.getBoolean("deleted"));
    same(16, value.getBytes("record_id").length);
    yes(((BigDecimal) value.get("stream_hash")).signum() > 0, value.get("stream_hash"));
    yes(value.getString("data").startsWith("{\"OrderId\""), value.getString("data"));
  }

  private void query() throws Exception {
    Worker worker = worker(EventSourceTask.QUERY, QUERY);
    eachOnce(worker.copy(events));
    append();
    eachOnce(worker.copy(events));
    worker.stop();
  }

  private void restart() throws Exception {
    Worker worker = records();
    yes(worker.pollOnce() > 0, "nothing came");
    ask("restart");
    append();
    eachOnce(worker.copy(events));
    worker.stop();
  }

  private void rebalance() throws Exception {
    Worker worker = records();
    worker.pollOnce();
    worker.restart();
    append();
    eachOnce(worker.copy(events));
    worker.stop();
  }

  /** 500 events more. */
  private void append() throws Exception {
    ask("append");
    events += 500;
  }

  private void ask(String what) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(control + what)).build();
    same("done", HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
