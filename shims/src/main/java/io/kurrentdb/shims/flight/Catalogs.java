package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.KnownTables;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The catalogue of one user at one server: the columns of kdb.records from the server's own schema,
 * the tables in usr from the list of user-defined indexes. Two calls, remembered for some seconds.
 * Thread-safe.
 */
final class Catalogs {
  private static final String RECORDS_QUERY = "SELECT * FROM kdb.records";
  private static final MethodDescriptor<byte[], byte[]> LIST_INDEXES =
      Rpc.unary("kurrentdb.protocol.v2.indexes.IndexesService/List");
  private static final List<String> SCHEMAS = List.of(KnownTables.KDB, KnownTables.USR);
  private static final long PATIENCE_SECONDS = 30;

  private final long trustNanos =
      TimeUnit.SECONDS.toNanos(Math.max(0, Setting.METADATA_CACHE_SECONDS.number()));
  private volatile Table records;
  private volatile long recordsSince;
  private volatile List<Table> indexes = List.of();
  private volatile long indexesSince;
  private volatile boolean indexesKnown;
  private volatile Catalog current;
  private volatile long currentSince;

  /**
   * Makes the first call with a user's credentials.
   *
   * @throws StatusRuntimeException where the server does not let this user query
   */
  void check(Connection connection, CallOptions options) {
    try {
      askRecords(connection, options);
    } catch (StatusRuntimeException e) {
      if (!Failures.saysNothing(e.getStatus())) {
        throw e;
      }
      Log.debug("KurrentDB did not describe kdb.records: " + e.getStatus());
    }
  }

  /**
   * The catalogue to adapt a text with. Costs no call by itself: the server is asked when the text
   * turns out to need it, and where it does not answer, what is known is used.
   */
  Catalog current(Connection connection, CallOptions options) {
    Catalog known = current;
    if (known != null && isRecent(currentSince)) {
      return known;
    }
    CallOptions asking = asking(options);
    Catalog made =
        Catalog.lazy(
            connection.server().version(),
            SCHEMAS,
            List.of(records == null ? KnownTables.records() : records),
            () -> loadOrRemember(connection, asking));
    current = made;
    currentSince = System.nanoTime();
    return made;
  }

  /** Its own time to answer: the catalogue may be asked for long after the call that made it. */
  private static CallOptions asking(CallOptions options) {
    return CallOptions.DEFAULT.withCallCredentials(options.getCredentials());
  }

  private List<Table> loadOrRemember(Connection connection, CallOptions options) {
    CallOptions timed = options.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    try {
      return load(connection, timed);
    } catch (StatusRuntimeException e) {
      Log.debug("the catalogue could not be read: " + e.getStatus());
      return tables();
    }
  }

  /**
   * Every table, as the server has it now or had it some seconds ago.
   *
   * @throws StatusRuntimeException where the server does not answer
   */
  synchronized List<Table> load(Connection connection, CallOptions options) {
    if (records == null || !isRecent(recordsSince)) {
      check(connection, options);
    }
    if (!indexesKnown || !isRecent(indexesSince)) {
      askIndexes(connection, options);
    }
    return tables();
  }

  private List<Table> tables() {
    List<Table> tables = new ArrayList<>(indexes.size() + 1);
    tables.add(records == null ? KnownTables.records() : records);
    tables.addAll(indexes);
    return tables;
  }

  private boolean isRecent(long since) {
    return System.nanoTime() - since < trustNanos;
  }

  private void askRecords(Connection connection, CallOptions options) {
    byte[] answer =
        connection.ask(Statements.GET_FLIGHT_INFO, options, Statements.request(RECORDS_QUERY));
    Query query = Statements.read(RECORDS_QUERY, answer);
    connection.session(options).tickets().add(query);
    List<Column> columns = new ArrayList<>();
    for (Field field : Ipc.schema(query.schema()).getFields()) {
      String type = ArrowColumns.typeName(field.getType());
      columns.add(KnownTables.recordsColumn(field.getName(), type));
    }
    records = new Table(KnownTables.KDB, KnownTables.RECORDS, KnownTables.RECORDS_REMARKS, columns);
    recordsSince = System.nanoTime();
  }

  private void askIndexes(Connection connection, CallOptions options) {
    try {
      indexes = IndexList.read(connection.ask(LIST_INDEXES, options, new byte[0]));
    } catch (StatusRuntimeException e) {
      if (!saysThereAreNone(e.getStatus())) {
        throw Failures.atPrepare(e.getStatus(), null).asRuntimeException(e.getTrailers());
      }
      Log.debug("no user-defined indexes: " + e.getStatus());
      indexes = List.of();
    }
    indexesKnown = true;
    indexesSince = System.nanoTime();
  }

  /** The node has no indexes, has them switched off, or does not show them to this user. */
  private static boolean saysThereAreNone(Status status) {
    switch (status.getCode()) {
      case UNIMPLEMENTED:
      case FAILED_PRECONDITION:
      case PERMISSION_DENIED:
      case UNAUTHENTICATED:
        return true;
      default:
        return false;
    }
  }
}
