package io.kurrentdb.shims.flight;

import io.grpc.MethodDescriptor.Marshaller;
import io.kurrentdb.shims.core.Counter;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.StatementContext;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Looks at a result while it is parsed: notices that its columns are not those that the client was
 * told, and keeps to the row cap. Messages with rows are not touched unless there is a cap or the
 * log is at DEBUG, so the driver's way of reading without copying stays. Used by one call; gRPC
 * parses one message at a time.
 */
final class ResultTap<RespT> implements Marshaller<RespT> {
  /** FlightData.data_header. */
  private static final int HEADER_FIELD = 2;

  private final Marshaller<RespT> driver;
  private final Query query;
  private final StatementContext context;
  private final long cap;
  private final boolean counting = Log.isEnabled(Log.DEBUG);
  private byte[] schemaHeader;
  private boolean changed;
  private long rows;

  /**
   * @param query null where it is not known what is read
   * @param context null where nobody set one
   */
  ResultTap(Marshaller<RespT> driver, Query query, StatementContext context) {
    this.driver = driver;
    this.query = query;
    this.context = context;
    this.cap = context == null ? 0 : context.capInForce();
  }

  @Override
  public InputStream stream(RespT value) {
    return driver.stream(value);
  }

  @Override
  public RespT parse(InputStream stream) {
    if (schemaHeader == null) {
      byte[] message = Rpc.readAll(stream);
      noteSchema(message);
      return driver.parse(Rpc.stream(message));
    }
    return cap == 0 && !counting ? driver.parse(stream) : counted(Rpc.readAll(stream));
  }

  /** Whether the result has other columns than the last time that this ticket was used. */
  boolean isChanged() {
    return changed;
  }

  /** How many rows have come; -1 where nobody counts. */
  long rows() {
    return counting || cap > 0 ? rows : -1;
  }

  private void noteSchema(byte[] message) {
    schemaHeader = ProtoReader.content(message, HEADER_FIELD);
    if (query == null) {
      return;
    }
    byte[] before = query.streamSchema();
    if (before != null) {
      changed = !Arrays.equals(before, schemaHeader);
    } else if (query.schema() != null && query.isOld() && !hasColumnsOf(query)) {
      changed = true;
    } else {
      query.noteStreamSchema(schemaHeader);
    }
  }

  /**
   * Whether what comes has the columns that were told when the text was prepared, which may be long
   * ago. By their names: nobody promises that both messages are the same, byte for byte.
   */
  private boolean hasColumnsOf(Query prepared) {
    List<Field> told = Ipc.schema(prepared.schema()).getFields();
    List<Field> come = Ipc.schema(schemaHeader).getFields();
    boolean same = told.size() == come.size();
    for (int i = 0; same && i < told.size(); i++) {
      same = told.get(i).getName().equals(come.get(i).getName());
    }
    return same;
  }

  private RespT counted(byte[] message) {
    long here = Ipc.rowCount(ProtoReader.content(message, HEADER_FIELD));
    long left = cap == 0 ? Long.MAX_VALUE : cap - rows;
    rows += here;
    byte[] given = message;
    if (here > left) {
      tellOnce();
      given = Ipc.cut(schemaHeader, message, (int) Math.max(0, left));
    }
    return driver.parse(Rpc.stream(given));
  }

  private void tellOnce() {
    if (!context.isCapped()) {
      context.markCapped();
      Counter.CAPPED.add();
      Log.warn(
          "a query without a LIMIT had more than "
              + cap
              + " rows, and the host got the first "
              + cap
              + ". Give the query a LIMIT of its own, or set "
              + Setting.MAX_ROWS.variable()
              + " (0: no cap).");
    }
  }
}
