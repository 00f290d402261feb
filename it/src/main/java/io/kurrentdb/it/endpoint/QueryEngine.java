package io.kurrentdb.it.endpoint;

import java.io.IOException;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBResultSet;

/**
 * Runs queries in DuckDB and hands out Arrow, typed by DuckDB's own export as on the server. A
 * query takes a connection from a pool, as there. Thread-safe.
 */
final class QueryEngine implements AutoCloseable {

  private static final int BATCH_ROWS = 2_048;

  /** Takes a result, from the thread that runs the query. */
  interface Sink {
    void schema(Schema schema) throws Exception;

    void batch(VectorSchemaRoot root) throws Exception;
  }

  /** A connection and the rewriter over it. */
  private record Session(DuckDBConnection connection, ServerQueryRewriter rewriter) {}

  /** A result's and its parameters' schema. */
  record Schemas(Schema dataset, Schema parameters) {}

  private final EventStoreData data;
  private final BufferAllocator allocator;
  private final int maxDepth;

  /** The one that was used last comes first: what it needs is in the processor's caches. */
  private final Deque<Session> idle = new ConcurrentLinkedDeque<>();

  private final Map<String, Field> fields = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();

  QueryEngine(EventStoreData data, BufferAllocator allocator, int maxDepth) {
    this.data = data;
    this.allocator = allocator;
    this.maxDepth = maxDepth;
  }

  /** The text the server runs for the user's. */
  String rewrite(String sql) throws QueryRejectedException, SQLException {
    Session session = take();
    try {
      return session.rewriter().rewrite(sql);
    } finally {
      idle.push(session);
    }
  }

  /** Prepares the text to learn its schemas, without running it. */
  Schemas schemas(String sql) throws SQLException {
    Session session = take();
    DuckDBConnection connection = session.connection();
    try (DuckDBPreparedStatement statement = prepare(connection, sql)) {
      ResultSetMetaData columns = statement.getMetaData();
      List<Field> dataset = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String type = columns.getColumnTypeName(i);
        dataset.add(field(connection, type, columns.getColumnName(i)));
      }
      ParameterMetaData types = statement.getParameterMetaData();
      List<Field> parameters = new ArrayList<>();
      for (int i = 1; i <= types.getParameterCount(); i++) {
        parameters.add(field(connection, types.getParameterTypeName(i), Integer.toString(i)));
      }
      return new Schemas(new Schema(dataset), new Schema(parameters));
    } finally {
      idle.push(session);
    }
  }

  /**
   * Runs the text; cancelling the exchange interrupts it.
   *
   * @param arguments one value for each parameter
   */
  void run(String sql, Object[] arguments, Exchange exchange, Sink sink) throws Exception {
    running.incrementAndGet();
    try {
      runCounted(sql, arguments, exchange, sink);
    } finally {
      running.decrementAndGet();
    }
  }

  /** How many texts are being run now. */
  int running() {
    return running.get();
  }

  private void runCounted(String sql, Object[] arguments, Exchange exchange, Sink sink)
      throws Exception {
    Session session = take();
    try (DuckDBPreparedStatement statement = prepare(session.connection(), sql)) {
      Parameters.bind(statement, arguments);
      exchange.onCancel(() -> cancel(statement));
      try (DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery();
          ArrowReader reader = (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS)) {
        pump(reader, sink);
      } finally {
        exchange.onCancel(() -> {});
      }
      idle.push(session);
    } catch (Exception e) {
      session.connection().close();
      throw e;
    }
  }

  private static void pump(ArrowReader reader, Sink sink) throws Exception {
    VectorSchemaRoot root = reader.getVectorSchemaRoot();
    sink.schema(root.getSchema());
    while (reader.loadNextBatch()) {
      sink.batch(root);
    }
  }

  private static void cancel(DuckDBPreparedStatement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // It ended by itself.
    }
  }

  private static DuckDBPreparedStatement prepare(DuckDBConnection connection, String sql)
      throws SQLException {
    return (DuckDBPreparedStatement) connection.prepareStatement(sql);
  }

  // DuckDB's export says how a type looks in Arrow; asked once for each type.
  private Field field(DuckDBConnection connection, String type, String name) throws SQLException {
    Field field = fields.get(type);
    if (field == null) {
      field = export(connection, type);
      fields.put(type, field);
    }
    return new Field(name, field.getFieldType(), field.getChildren());
  }

  private Field export(DuckDBConnection connection, String type) throws SQLException {
    if (type.equals("UNKNOWN") || type.equals("INVALID")) {
      return new Field("", FieldType.nullable(ArrowType.Null.INSTANCE), null);
    }
    if (type.equals("ENUM")) {
      return new Field("", FieldType.nullable(ArrowType.Utf8.INSTANCE), null);
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT CAST(NULL AS " + type + ")");
        ArrowReader reader =
            (ArrowReader) ((DuckDBResultSet) result).arrowExportStream(allocator, 1)) {
      return reader.getVectorSchemaRoot().getSchema().getFields().get(0);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private Session take() throws SQLException {
    Session session = idle.poll();
    if (session != null) {
      return session;
    }
    DuckDBConnection connection = data.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET jdbc_stream_results = true");
    }
    return new Session(connection, new ServerQueryRewriter(connection, maxDepth));
  }

  @Override
  public void close() throws SQLException {
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      session.connection().close();
    }
  }
}
