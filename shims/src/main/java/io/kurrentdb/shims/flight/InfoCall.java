package io.kurrentdb.shims.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql;

/**
 * GetFlightInfo and GetSchema: what will a command's result look like, and by which tickets is it
 * read. Statements are adapted, prepared ones are answered here, and metadata that the server
 * leaves open is filled in.
 */
final class InfoCall<ReqT, RespT> extends PendingCall<ReqT, RespT> {
  /** The first byte of a command in Flight SQL's envelope; anything else is SQL as it is. */
  private static final byte ENVELOPE = 0x0A;

  InfoCall(Connection connection, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    super(connection, method, options);
  }

  @Override
  void decide(byte[] request) {
    try {
      decide(Flight.FlightDescriptor.parseFrom(request), request);
    } catch (InvalidProtocolBufferException e) {
      pass();
    }
  }

  private void decide(Flight.FlightDescriptor descriptor, byte[] request)
      throws InvalidProtocolBufferException {
    ByteString command = descriptor.getCmd();
    if (descriptor.getType() != Flight.FlightDescriptor.DescriptorType.CMD || command.isEmpty()) {
      pass();
    } else if (command.byteAt(0) != ENVELOPE) {
      statement(descriptor, command.toString(StandardCharsets.UTF_8));
    } else {
      command(descriptor, Any.parseFrom(command), request);
    }
  }

  private void command(Flight.FlightDescriptor descriptor, Any command, byte[] request)
      throws InvalidProtocolBufferException {
    String name = MetadataCommand.name(command);
    switch (name) {
      case "CommandStatementQuery":
        statement(
            descriptor, FlightSql.CommandStatementQuery.parseFrom(command.getValue()).getQuery());
        break;
      case "CommandPreparedStatementQuery":
        prepared(descriptor, FlightSql.CommandPreparedStatementQuery.parseFrom(command.getValue()));
        break;
      default:
        metadata(descriptor, MetadataCommand.find(name), command, request);
    }
  }

  private void statement(Flight.FlightDescriptor descriptor, String sql) {
    answerWith(descriptor, List.of(PreparedQuery.of(caller(), sql)));
  }

  private void prepared(
      Flight.FlightDescriptor descriptor, FlightSql.CommandPreparedStatementQuery command) {
    Handle handle = Handle.parse(command.getPreparedStatementHandle());
    if (handle == null) {
      pass();
    } else {
      answerWith(descriptor, PreparedQuery.ofBound(caller(), handle));
    }
  }

  private void metadata(
      Flight.FlightDescriptor descriptor, MetadataCommand command, Any envelope, byte[] request)
      throws InvalidProtocolBufferException {
    if (command == null) {
      pass();
      return;
    }
    byte[] own = Gaps.serverAnswer(caller(), command, request);
    if (own == Gaps.SERVER_ANSWERS) {
      pass();
    } else if (own != null && isInfo()) {
      answer(own);
      end();
    } else {
      ByteString schema = ByteString.copyFrom(Ipc.message(command.schema(envelope.getValue())));
      answerWith(descriptor, schema, List.of(descriptor.getCmd()));
    }
  }

  private boolean isInfo() {
    return method.getBareMethodName().equals("GetFlightInfo");
  }

  private void answerWith(Flight.FlightDescriptor descriptor, List<Query> queries) {
    ByteString schema = queries.get(0).schema();
    ByteString[] tickets = new ByteString[queries.size()];
    for (int i = 0; i < tickets.length; i++) {
      tickets[i] = queries.get(i).ticket();
    }
    answerWith(descriptor, schema, List.of(tickets));
  }

  private void answerWith(
      Flight.FlightDescriptor descriptor, ByteString schema, List<ByteString> tickets) {
    if (!isInfo()) {
      answer(Flight.SchemaResult.newBuilder().setSchema(schema).build().toByteArray());
      end();
      return;
    }
    Flight.FlightInfo.Builder info = Flight.FlightInfo.newBuilder();
    info.setSchema(schema).setFlightDescriptor(descriptor).setTotalRecords(-1).setTotalBytes(-1);
    for (ByteString ticket : tickets) {
      info.addEndpoint(
          Flight.FlightEndpoint.newBuilder()
              .setTicket(Flight.Ticket.newBuilder().setTicket(ticket)));
    }
    answer(info.build().toByteArray());
    end();
  }
}
