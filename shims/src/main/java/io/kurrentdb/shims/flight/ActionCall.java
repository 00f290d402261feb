package io.kurrentdb.shims.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.kurrentdb.shims.sql.Adaptation;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql;

/**
 * DoAction: prepares statements without preparing anything on the server, and answers what concerns
 * the session, of which KurrentDB keeps none.
 */
final class ActionCall<ReqT, RespT> extends PendingCall<ReqT, RespT> {
  ActionCall(Connection connection, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    super(connection, method, options);
  }

  @Override
  void decide(byte[] request) {
    try {
      decide(Flight.Action.parseFrom(request));
    } catch (InvalidProtocolBufferException e) {
      pass();
    }
  }

  private void decide(Flight.Action action) throws InvalidProtocolBufferException {
    switch (action.getType()) {
      case "CreatePreparedStatement":
        create(
            FlightSql.ActionCreatePreparedStatementRequest.parseFrom(
                    Any.parseFrom(action.getBody()).getValue())
                .getQuery());
        break;
      case "ClosePreparedStatement":
        close(
            FlightSql.ActionClosePreparedStatementRequest.parseFrom(
                    Any.parseFrom(action.getBody()).getValue())
                .getPreparedStatementHandle());
        break;
      case "SetSessionOptions":
        result(SessionOptions.set(action.getBody()));
        break;
      case "GetSessionOptions":
        result(ByteString.EMPTY);
        break;
      case "CloseSession":
        result(SessionOptions.CLOSED);
        break;
      default:
        pass();
    }
  }

  private void create(String sql) {
    Adaptation adaptation = Statements.adapt(caller(), sql);
    Query query =
        adaptation.parameterCount() == 0
            ? Statements.run(caller(), adaptation, adaptation.text())
            : Statements.query(caller(), adaptation.text(), sql);
    FlightSql.ActionCreatePreparedStatementResult result =
        FlightSql.ActionCreatePreparedStatementResult.newBuilder()
            .setPreparedStatementHandle(Handle.create(sql).bytes())
            .setDatasetSchema(ResultColumns.of(caller(), adaptation, query, sql))
            .setParameterSchema(ParameterTypes.schema(caller(), adaptation))
            .build();
    result(Any.pack(result).toByteString());
  }

  private void close(ByteString handleBytes) {
    Handle handle = Handle.parse(handleBytes);
    if (handle == null) {
      pass();
      return;
    }
    caller().parameters().forget(handle);
    end();
  }

  private void result(ByteString body) {
    answer(Flight.Result.newBuilder().setBody(body).build().toByteArray());
    end();
  }
}
