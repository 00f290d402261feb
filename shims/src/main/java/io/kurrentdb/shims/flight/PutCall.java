package io.kurrentdb.shims.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.kurrentdb.shims.core.SqlState;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql;

/**
 * DoPut: binds values to a prepared statement of ours, which needs no server, and says of every
 * update that KurrentDB's SQL is read-only. Anything else goes to the server as it comes.
 */
final class PutCall<ReqT, RespT> extends PendingCall<ReqT, RespT> {
  private final List<Flight.FlightData> collected = new ArrayList<>(2);
  private boolean decided;
  private Handle handle;
  private ClientCall<byte[], byte[]> server;

  PutCall(Connection connection, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    super(connection, method, options);
  }

  /** The bytes are taken at once: the client frees a message as soon as it is sent. */
  @Override
  public void sendMessage(ReqT message) {
    byte[] bytes = Rpc.readAll(method.streamRequest(message));
    if (server == null) {
      collect(bytes);
    }
    if (server != null) {
      server.sendMessage(bytes);
    }
  }

  private void collect(byte[] bytes) {
    try {
      Flight.FlightData data = Flight.FlightData.parseFrom(bytes);
      if (!decided) {
        decided = true;
        begin(data.getFlightDescriptor().getCmd());
      }
      if (handle != null) {
        collected.add(data);
      }
    } catch (InvalidProtocolBufferException e) {
      toServer();
    }
  }

  private void begin(ByteString command) throws InvalidProtocolBufferException {
    Any envelope = MetadataCommand.envelope(command);
    String name = envelope == null ? "" : MetadataCommand.name(envelope);
    if (name.equals("CommandPreparedStatementQuery")) {
      handle =
          Handle.parse(
              FlightSql.CommandPreparedStatementQuery.parseFrom(envelope.getValue())
                  .getPreparedStatementHandle());
    } else if (name.equals("CommandStatementUpdate")
        || name.equals("CommandPreparedStatementUpdate")) {
      Status readOnly =
          Failures.refuse(
                  SqlState.READ_ONLY,
                  "KurrentDB SQL is read-only: only SELECT is taken. Append events with a KurrentDB"
                      + " client.")
              .getStatus();
      end(readOnly, null);
      return;
    }
    if (handle == null) {
      toServer();
    }
  }

  private void toServer() {
    ClientCall<byte[], byte[]> call =
        caller()
            .newCall(
                Rpc.method(method.getFullMethodName(), MethodDescriptor.MethodType.BIDI_STREAMING));
    if (handOver(call, new Parsing(), headers(), 0)) {
      server = call;
    }
  }

  @Override
  public void halfClose() {
    if (server != null) {
      server.halfClose();
    } else {
      super.halfClose();
    }
  }

  @Override
  void decide(byte[] request) {
    if (handle != null) {
      caller().parameters().bind(handle, ParameterRows.read(collected));
      end();
    }
  }

  @Override
  public boolean isReady() {
    ClientCall<byte[], byte[]> to = server;
    return to == null || to.isReady();
  }

  private final class Parsing extends ClientCall.Listener<byte[]> {
    @Override
    public void onHeaders(Metadata headers) {
      listener().onHeaders(headers);
    }

    @Override
    public void onMessage(byte[] message) {
      listener().onMessage(parse(message));
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      listener().onClose(status, trailers);
    }

    @Override
    public void onReady() {
      listener().onReady();
    }
  }
}
