package io.kurrentdb.shims.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.sql.Adaptation;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The types of a statement's parameters: from the server, which must prepare the text for that.
 * Asked once for a text, and only after the server has taken it, since a text that it cannot
 * prepare uses up one of the connection's 100 statements for good. What was prepared is closed
 * again.
 */
public final class ParameterTypes {
  private static final MethodDescriptor<byte[], byte[]> DO_ACTION =
      Rpc.unary("arrow.flight.protocol.FlightService/DoAction");

  /** Whether the driver's classes bind values by their own types, whatever the parameter's is. */
  private static volatile boolean boundByValue;

  private ParameterTypes() {}

  /**
   * Says that the driver binds every value by its own type. The server is then not asked for the
   * parameters' types at every first prepare, but where a host asks for them; their number is known
   * here.
   */
  public static void bindByValue() {
    boundByValue = true;
  }

  /** The parameters as a prepared statement's answer carries them; empty where there are none. */
  static ByteString schema(Caller caller, Adaptation adaptation) {
    if (adaptation.parameterCount() == 0) {
      return ByteString.EMPTY;
    }
    if (boundByValue && !isWanted()) {
      return unknown(adaptation.parameterCount());
    }
    ParameterSchemas known = caller.session().parameterSchemas();
    ByteString schema = known.find(adaptation.text());
    if (schema == null) {
      schema = ask(caller, adaptation);
      known.add(adaptation.text(), schema);
    }
    return schema;
  }

  private static boolean isWanted() {
    StatementContext context = StatementContext.current();
    return context != null && context.areParameterTypesWanted();
  }

  /** Text that may be missing: DuckDB casts it to whatever the place asks for. */
  private static ByteString unknown(int count) {
    List<Field> fields = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      fields.add(Field.nullable(Integer.toString(i), ArrowType.Utf8.INSTANCE));
    }
    return ByteString.copyFrom(Ipc.message(new Schema(fields)));
  }

  private static ByteString ask(Caller caller, Adaptation adaptation) {
    try {
      FlightSql.ActionCreatePreparedStatementResult prepared =
          prepare(caller.with(Deadlines.apply(caller.options())), adaptation.text());
      closeLater(caller, prepared.getPreparedStatementHandle());
      return complete(prepared.getParameterSchema(), adaptation.parameterCount());
    } catch (StatusRuntimeException | InvalidProtocolBufferException e) {
      Log.debug("the server did not tell the parameters' types: " + e);
      return unknown(adaptation.parameterCount());
    }
  }

  private static FlightSql.ActionCreatePreparedStatementResult prepare(Caller caller, String text)
      throws InvalidProtocolBufferException {
    FlightSql.ActionCreatePreparedStatementRequest request =
        FlightSql.ActionCreatePreparedStatementRequest.newBuilder().setQuery(text).build();
    byte[] action = action("CreatePreparedStatement", Any.pack(request));
    Flight.Result result = Flight.Result.parseFrom(caller.ask(DO_ACTION, action));
    return FlightSql.ActionCreatePreparedStatementResult.parseFrom(
        Any.parseFrom(result.getBody()).getValue());
  }

  private static void closeLater(Caller caller, ByteString handle) {
    FlightSql.ActionClosePreparedStatementRequest request =
        FlightSql.ActionClosePreparedStatementRequest.newBuilder()
            .setPreparedStatementHandle(handle)
            .build();
    byte[] action = action("ClosePreparedStatement", Any.pack(request));
    caller.detached().askLater(DO_ACTION, action, (status, trailers, answer) -> {});
  }

  private static byte[] action(String type, Any body) {
    return Flight.Action.newBuilder()
        .setType(type)
        .setBody(body.toByteString())
        .build()
        .toByteArray();
  }

  /** Where the server cannot tell a type it says Null, to which the driver can bind nothing. */
  private static ByteString complete(ByteString given, int count) {
    List<Field> asked = given.isEmpty() ? List.of() : Ipc.schema(given).getFields();
    if (asked.size() != count) {
      return unknown(count);
    }
    List<Field> fields = new ArrayList<>(count);
    for (Field field : asked) {
      boolean isNull = field.getType() instanceof ArrowType.Null;
      fields.add(
          Field.nullable(field.getName(), isNull ? ArrowType.Utf8.INSTANCE : field.getType()));
    }
    return ByteString.copyFrom(Ipc.message(new Schema(fields)));
  }
}
