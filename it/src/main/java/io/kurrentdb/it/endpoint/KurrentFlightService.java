package io.kurrentdb.it.endpoint;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import io.grpc.Metadata;
import java.util.List;
import java.util.Set;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutPreparedStatementResult;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** KurrentDB's Flight SQL service, call by call as in FlightSqlServer.cs, defects included. */
final class KurrentFlightService implements FlightMethods.Service {

  private static final Schema EMPTY = new Schema(List.of());

  private static final Set<String> METADATA_COMMANDS =
      Set.of(
          "CommandGetSqlInfo",
          "CommandGetCatalogs",
          "CommandGetDbSchemas",
          "CommandGetTables",
          "CommandGetTableTypes",
          "CommandGetPrimaryKeys",
          "CommandGetExportedKeys",
          "CommandGetImportedKeys",
          "CommandGetCrossReference");

  private final Release release;
  private final Access access;
  private final QueryEngine engine;
  private final BufferAllocator allocator;
  private final MetadataAnswers metadata;
  private final SignedQuery tickets = new SignedQuery();

  KurrentFlightService(
      Release release,
      Access access,
      QueryEngine engine,
      BufferAllocator allocator,
      MetadataAnswers metadata) {
    this.release = release;
    this.access = access;
    this.engine = engine;
    this.allocator = allocator;
    this.metadata = metadata;
  }

  private void check(Exchange exchange) {
    Metadata headers = exchange.headers();
    access.user(headers);
    access.requireLicence();
    access.requireReadAll(headers);
  }

  @Override
  public void handshake(Exchange exchange) throws Exception {
    if (!release.hasHandshake()) {
      throw FlightMethods.unimplemented("Method is unimplemented.");
    }
    access.requireLicence();
    exchange.sendHeaders(Access.handshake(exchange.headers()));
    exchange.send(Flight.HandshakeResponse.getDefaultInstance());
  }

  @Override
  public void getFlightInfo(Exchange exchange) throws Exception {
    check(exchange);
    Flight.FlightDescriptor descriptor = Flight.FlightDescriptor.parseFrom(exchange.request());
    ByteString command = descriptor.getCmd();
    // The first byte of an Any tells Flight SQL from a plain text.
    if (!command.isEmpty() && command.byteAt(0) != 0x0A) {
      String sql = engine.rewrite(command.toStringUtf8());
      exchange.send(FlightMethods.info(descriptor, engine.schemas(sql).dataset(), ticket(sql)));
    } else {
      exchange.send(sqlInfo(exchange, descriptor));
    }
  }

  private Flight.FlightInfo sqlInfo(Exchange exchange, Flight.FlightDescriptor descriptor)
      throws Exception {
    Any command = FlightMethods.command(descriptor);
    String name = FlightMethods.typeName(command);
    if (name.equals("CommandStatementQuery")) {
      String sql = engine.rewrite(command.unpack(CommandStatementQuery.class).getQuery());
      return FlightMethods.info(descriptor, EMPTY, ticket(sql));
    }
    if (name.equals("CommandPreparedStatementQuery")) {
      CommandPreparedStatementQuery query = command.unpack(CommandPreparedStatementQuery.class);
      Prepared statement = exchange.connection().get(query.getPreparedStatementHandle());
      return FlightMethods.info(descriptor, statement.schema(), query);
    }
    return metadataInfo(descriptor, command, name);
  }

  private Flight.FlightInfo metadataInfo(
      Flight.FlightDescriptor descriptor, Any command, String name) throws Exception {
    if (release.answersMetadata() && metadata.answers(name)) {
      return metadata.info(descriptor, command);
    }
    if (METADATA_COMMANDS.contains(name) && release != Release.RC1) {
      return FlightMethods.info(descriptor, EMPTY);
    }
    throw notSupported();
  }

  private BytesValue ticket(String sql) {
    return BytesValue.of(ByteString.copyFrom(tickets.sign(sql)));
  }

  @Override
  public void getSchema(Exchange exchange) throws Exception {
    check(exchange);
    Any command = FlightMethods.command(Flight.FlightDescriptor.parseFrom(exchange.request()));
    Schema schema =
        switch (FlightMethods.typeName(command)) {
          case "CommandStatementQuery" ->
              engine
                  .schemas(engine.rewrite(command.unpack(CommandStatementQuery.class).getQuery()))
                  .dataset();
          case "CommandPreparedStatementQuery" ->
              exchange
                  .connection()
                  .get(
                      command
                          .unpack(CommandPreparedStatementQuery.class)
                          .getPreparedStatementHandle())
                  .schema();
          default -> throw notSupported();
        };
    exchange.send(
        Flight.SchemaResult.newBuilder().setSchema(ArrowWire.encapsulated(schema)).build());
  }

  @Override
  public void doGet(Exchange exchange) throws Exception {
    check(exchange);
    Any ticket = Any.parseFrom(Flight.Ticket.parseFrom(exchange.request()).getTicket());
    String name = FlightMethods.typeName(ticket);
    if (name.equals("BytesValue")) {
      byte[] signed = ticket.unpack(BytesValue.class).getValue().toByteArray();
      engine.run(tickets.verify(signed), new Object[0], exchange, new FlightSink(exchange));
    } else if (name.equals("CommandPreparedStatementQuery")) {
      ByteString handle =
          ticket.unpack(CommandPreparedStatementQuery.class).getPreparedStatementHandle();
      run(exchange.connection().get(handle), exchange);
    } else if (release.answersMetadata() && metadata.answers(name)) {
      metadata.rows(ticket, exchange);
    } else {
      throw notSupported();
    }
  }

  private void run(Prepared statement, Exchange exchange) throws Exception {
    FlightSink sink = new FlightSink(exchange, statement.schema());
    List<Object[]> rows = statement.unbind();
    if (rows == null) {
      engine.run(statement.sql(), new Object[0], exchange, sink);
      return;
    }
    try {
      for (Object[] row : rows) {
        engine.run(statement.sql(), row, exchange, sink);
      }
    } finally {
      // Given back after the run, over whatever was bound meanwhile.
      statement.bind(rows);
    }
  }

  @Override
  public void doAction(Exchange exchange) throws Exception {
    check(exchange);
    Flight.Action action = Flight.Action.parseFrom(exchange.request());
    switch (action.getType()) {
      case "CreatePreparedStatement" -> exchange.send(create(exchange, action.getBody()));
      case "ClosePreparedStatement" -> {
        Any body = Any.parseFrom(action.getBody());
        ByteString handle =
            body.unpack(ActionClosePreparedStatementRequest.class).getPreparedStatementHandle();
        exchange.connection().close(handle);
        exchange.send(FlightMethods.result(ByteString.EMPTY));
      }
      case "CloseSession" -> exchange.send(FlightMethods.result(ByteString.EMPTY));
      default ->
          throw FlightMethods.unimplemented("Action " + action.getType() + " is not supported");
    }
  }

  private Flight.Result create(Exchange exchange, ByteString body) throws Exception {
    String query =
        Any.parseFrom(body).unpack(ActionCreatePreparedStatementRequest.class).getQuery();
    exchange.connection().reserve();
    String sql = engine.rewrite(query);
    QueryEngine.Schemas schemas = engine.schemas(sql);
    ByteString handle = exchange.connection().add(new Prepared(sql, schemas.dataset()));
    return FlightMethods.result(
        Any.pack(
                ActionCreatePreparedStatementResult.newBuilder()
                    .setPreparedStatementHandle(handle)
                    .setDatasetSchema(ArrowWire.encapsulated(schemas.dataset()))
                    .setParameterSchema(ArrowWire.encapsulated(schemas.parameters()))
                    .build())
            .toByteString());
  }

  @Override
  public void doPut(Exchange exchange) throws Exception {
    check(exchange);
    Any command =
        FlightMethods.command(
            Flight.FlightData.parseFrom(exchange.request()).getFlightDescriptor());
    if (!FlightMethods.typeName(command).equals("CommandPreparedStatementQuery")) {
      throw notSupported();
    }
    ByteString handle =
        command.unpack(CommandPreparedStatementQuery.class).getPreparedStatementHandle();
    for (List<Object[]> rows : Parameters.read(exchange, allocator)) {
      Prepared statement = exchange.connection().get(handle);
      if (!rows.isEmpty()) {
        statement.bind(rows);
      }
    }
    exchange.send(bound(handle));
  }

  private static Flight.PutResult bound(ByteString handle) {
    return Flight.PutResult.newBuilder()
        .setAppMetadata(
            DoPutPreparedStatementResult.newBuilder()
                .setPreparedStatementHandle(handle)
                .build()
                .toByteString())
        .build();
  }

  private static RuntimeException notSupported() {
    return FlightMethods.unimplemented("The feature is not supported");
  }
}
