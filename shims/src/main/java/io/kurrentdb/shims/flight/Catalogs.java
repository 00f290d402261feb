package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.KnownTables;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.explain.ColumnOrigins;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final ReentrantLock loading = new ReentrantLock();
  private volatile Table records;
  private volatile long recordsSince;
  private volatile List<Table> indexes = List.of();
  private volatile long indexesSince;
  private volatile boolean indexesKnown;
  private volatile Snapshot current;

  /**
   * Makes the first call with a user's credentials.
   *
   * @throws StatusRuntimeException where the server does not let this user query
   */
  void check(Caller caller) {
    try {
      askRecords(caller);
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
  Snapshot current(Caller caller) {
    Snapshot known = current;
    if (known != null && isRecent(known.since) && known.asking.isConnected()) {
      return known;
    }
    Caller asking = caller.detached();
    Table kdb = records == null ? KnownTables.records() : records;
    Snapshot made = new Snapshot(asking, kdb, () -> loadOrRemember(asking));
    current = made;
    return made;
  }

  /** Where the columns of a text's result come from; null where that is not known. */
  ColumnOrigins origins(String sql) {
    Snapshot known = current;
    return known == null ? null : known.use(catalog -> ColumnOrigins.of(sql, catalog));
  }

  /** A catalogue, and what it asks when it is looked at: it holds that weakly. Immutable. */
  static final class Snapshot {
    private final Caller asking;
    private final Supplier<List<Table>> source;
    private final Catalog catalog;
    private final long since = System.nanoTime();

    Snapshot(Caller asking, Table kdb, Supplier<List<Table>> source) {
      this.asking = asking;
      this.source = source;
      this.catalog = Catalog.lazy(asking.server().version(), SCHEMAS, List.of(kdb), source);
    }

    /** Does something with the catalogue, which can be asked until that is done. */
    <T> T use(Function<Catalog, T> what) {
      try {
        return what.apply(catalog);
      } finally {
        Reference.reachabilityFence(source);
      }
    }
  }

  /**
   * With its own time to answer, which may run long after the call that it was made for, and never
   * more than the statement has left that asks.
   */
  private List<Table> loadOrRemember(Caller caller) {
    CallOptions timed =
        Deadlines.apply(caller.options().withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS));
    try {
      return load(caller.with(timed));
    } catch (StatusRuntimeException e) {
      Log.debug("the catalogue could not be read: " + e.getStatus());
      current = null;
      return tables();
    }
  }

  /**
   * Every table, as the server has it now or had it some seconds ago.
   *
   * @throws StatusRuntimeException where the server does not answer
   */
  List<Table> load(Caller caller) {
    lock(caller.options().getDeadline());
    try {
      if (records == null || !isRecent(recordsSince)) {
        check(caller);
      }
      if (!indexesKnown || !isRecent(indexesSince)) {
        askIndexes(caller);
      }
      return tables();
    } finally {
      loading.unlock();
    }
  }

  /** Another statement may be asking, with more time than this one has. */
  private void lock(Deadline deadline) {
    if (deadline == null) {
      loading.lock();
      return;
    }
    try {
      if (!loading.tryLock(deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS)) {
        throw Status.DEADLINE_EXCEEDED
            .withDescription("The time was over before another statement had read the catalogue.")
            .asRuntimeException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").withCause(e).asRuntimeException();
    }
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

  private void askRecords(Caller caller) {
    byte[] answer = caller.ask(Statements.GET_FLIGHT_INFO, Statements.request(RECORDS_QUERY));
    Query query = Statements.read(RECORDS_QUERY, RECORDS_QUERY, answer);
    caller.session().tickets().add(query);
    List<Column> columns = new ArrayList<>();
    for (Field field : Ipc.schema(query.schema()).getFields()) {
      String type = ArrowColumns.typeName(field.getType());
      columns.add(KnownTables.recordsColumn(field.getName(), type));
    }
    records = new Table(KnownTables.KDB, KnownTables.RECORDS, KnownTables.RECORDS_REMARKS, columns);
    recordsSince = System.nanoTime();
  }

  private void askIndexes(Caller caller) {
    try {
      indexes = IndexList.read(caller.ask(LIST_INDEXES, new byte[0]));
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
