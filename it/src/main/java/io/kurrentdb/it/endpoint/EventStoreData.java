package io.kurrentdb.it.endpoint;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * Events for tests: the same rows on every machine, in an in-memory DuckDB of their own.
 *
 * <p>{@link #server} lays them out as a KurrentDB node does (the view {@code idx_all_snapshot}
 * behind {@code kdb.records}, {@code idx_user__<name>_view} behind {@code usr."name"}, no schema
 * {@code kdb}); {@link #oracle} as the user sees them ({@code kdb.records}, {@code
 * usr."orders-by-country"}), so that DuckDB's own answer to a user's text can be compared with what
 * came over the wire.
 *
 * <p>{@code data} and {@code metadata} are computed for each row that is read, as the server reads
 * them from its log: a query that names them without need is dearer here too.
 */
public final class EventStoreData implements AutoCloseable {

  /** What the events look like. */
  public enum Content {
    /**
     * Orders only, every payload JSON, none deleted: {@code orders-0} to {@code orders-9},
     * positions 0, 100, 200..., one event a second from 2026-04-12 13:20:00 UTC. The SQL corpus is
     * written for it.
     */
    ORDERS,
    /**
     * The same with a binary payload (base64) in every 50th row and a deleted event in every 97th.
     */
    MIXED
  }

  /** More events than this have their payloads computed as they are read; fewer, stored. */
  private static final long STORED_ROWS = 50_000;

  private final DuckDBConnection root;
  private final String session;
  private final Content content;
  private final List<UserIndex> indexes;
  private volatile long rows;
  private boolean stored;

  private EventStoreData(String session, long rows, Content content, List<UserIndex> indexes)
      throws SQLException {
    this.root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    this.session = session;
    this.rows = rows;
    this.content = content;
    this.indexes = indexes;
  }

  /** Opens {@code rows} orders and both sample indexes as a node stores them. */
  public static EventStoreData server(long rows) throws SQLException {
    return server(rows, Content.ORDERS, UserIndex.SAMPLES);
  }

  /**
   * Opens events as a node stores them, with the given user-defined indexes (none: no usr tables).
   */
  public static EventStoreData server(long rows, Content content, List<UserIndex> indexes)
      throws SQLException {
    // The server's file is kurrent.ddb, so its catalog has that name and "memory." does not
    // resolve.
    EventStoreData data = new EventStoreData("USE kurrent", rows, content, indexes);
    List<String> sql = new ArrayList<>(List.of("ATTACH ':memory:' AS kurrent", "USE kurrent"));
    sql.addAll(data.eventSql());
    for (UserIndex index : data.tables()) {
      sql.add(EventSql.indexTable(index));
      sql.add(EventSql.fillIndex(index, 0));
    }
    data.stored = rows <= STORED_ROWS;
    if (data.stored) {
      // The thread that asks then does all of it: to wake another one takes longer than the query.
      sql.add(0, "SET threads = 1");
    }
    data.views()
        .forEach(
            (view, query) -> {
              if (data.stored) {
                sql.add(EventSql.store(view, query));
              }
              sql.add(EventSql.view(view, data.stored ? EventSql.stored(view) : query));
            });
    return data.filled(sql);
  }

  /** Opens {@code rows} orders and both sample indexes as the user sees them. */
  public static EventStoreData oracle(long rows) throws SQLException {
    return oracle(rows, Content.ORDERS, UserIndex.SAMPLES);
  }

  /** Opens the events of {@link #server} under the names the user writes. */
  public static EventStoreData oracle(long rows, Content content, List<UserIndex> indexes)
      throws SQLException {
    EventStoreData data = new EventStoreData("USE memory", rows, content, indexes);
    List<String> sql = new ArrayList<>(data.eventSql());
    sql.add("CREATE SCHEMA kdb");
    sql.add("CREATE SCHEMA usr");
    sql.add("CREATE VIEW kdb.records AS " + EventSql.records(content));
    for (UserIndex index : data.tables()) {
      sql.add(EventSql.indexTable(index));
      sql.add(EventSql.fillIndex(index, 0));
      sql.add(
          "CREATE VIEW usr."
              + EventSql.quote(index.name())
              + " AS "
              + EventSql.indexed(content, index));
    }
    return data.filled(sql);
  }

  /** The node's views, by name, each with its query. */
  private Map<String, String> views() {
    Map<String, String> views = new LinkedHashMap<>();
    views.put("idx_all_snapshot", EventSql.records(content));
    for (UserIndex index : tables()) {
      views.put(index.viewName(), EventSql.indexed(content, index));
    }
    return views;
  }

  private List<String> eventSql() {
    return List.of(EventSql.eventTable(), EventSql.fillEvents(content, 0, rows));
  }

  /** Appends events to the log and to the indexes; who reads sees all of them at once, or none. */
  public synchronized void append(long more) throws SQLException {
    try (Statement statement = root.createStatement()) {
      statement.execute("BEGIN");
      statement.execute(EventSql.fillEvents(content, rows, rows + more));
      for (UserIndex index : tables()) {
        statement.execute(EventSql.fillIndex(index, rows));
      }
      if (stored) {
        for (Map.Entry<String, String> view : views().entrySet()) {
          statement.execute(EventSql.storeMore(view.getKey(), view.getValue(), rows));
        }
      }
      statement.execute("COMMIT");
      rows += more;
    }
  }

  /** Gives an index one more field, as if it had been defined anew under its name. */
  public synchronized void addField(String index, String field) throws SQLException {
    String view = UserIndex.viewName(index);
    String query = stored ? EventSql.stored(view) : views().get(view);
    try (Statement statement = root.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("DROP VIEW " + EventSql.quote(view));
      statement.execute(
          EventSql.view(
              view,
              "SELECT *, '' AS " + EventSql.quote("field_" + field) + " FROM (" + query + ")"));
      statement.execute("COMMIT");
    }
  }

  private EventStoreData filled(List<String> sql) throws SQLException {
    try (Statement statement = root.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
      return this;
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Opens one more connection to these events, in UTC; the caller closes it. */
  public DuckDBConnection connect() throws SQLException {
    DuckDBConnection connection = (DuckDBConnection) root.duplicate();
    try (Statement statement = connection.createStatement()) {
      statement.execute(session);
      statement.execute("SET TimeZone = 'UTC'");
    }
    return connection;
  }

  /** How many events there are. */
  public long rows() {
    return rows;
  }

  /** The user-defined indexes that have a table. */
  List<UserIndex> tables() {
    return indexes.stream().filter(i -> i.state() != UserIndex.State.DELETED).toList();
  }

  /** The user-defined indexes over them. */
  public List<UserIndex> indexes() {
    return indexes;
  }

  @Override
  public void close() throws SQLException {
    Connection connection = root;
    connection.close();
  }
}
