package io.kurrentdb.it.endpoint;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;

/**
 * An ordinary Flight SQL server over DuckDB, nothing of KurrentDB: any SQL as it comes, metadata
 * with rows, errors that say what is wrong, prepared statements good on every connection.
 */
final class ForeignFlightService implements FlightMethods.Service {

  private final QueryEngine engine;
  private final BufferAllocator allocator;
  private final MetadataAnswers metadata;
  private final Map<ByteString, Prepared> statements = new ConcurrentHashMap<>();

  ForeignFlightService(QueryEngine engine, BufferAllocator allocator, MetadataAnswers metadata) {
    this.engine = engine;
    this.allocator = allocator;
    this.metadata = metadata;
  }

  @Override
  public void handshake(Exchange exchange) throws Exception {
    // Whole, as an ordinary server reads it: what the client sent must be on record.
    exchange.requests();
    exchange.sendHeaders(Access.handshake(exchange.headers()));
    exchange.send(Flight.HandshakeResponse.getDefaultInstance());
  }

  @Override
  public void getFlightInfo(Exchange exchange) throws Exception {
    Flight.FlightDescriptor descriptor = Flight.FlightDescriptor.parseFrom(exchange.request());
    Any command = FlightMethods.command(descriptor);
    String name = FlightMethods.typeName(command);
    if (metadata.answers(name)) {
      exchange.send(metadata.info(descriptor, command));
    } else if (name.equals("CommandStatementQuery")) {
      String sql = command.unpack(CommandStatementQuery.class).getQuery();
      TicketStatementQuery ticket =
          TicketStatementQuery.newBuilder()
              .setStatementHandle(ByteString.copyFromUtf8(sql))
              .build();
      exchange.send(FlightMethods.info(descriptor, schemas(sql).dataset(), ticket));
    } else if (name.equals("CommandPreparedStatementQuery")) {
      CommandPreparedStatementQuery query = command.unpack(CommandPreparedStatementQuery.class);
      Prepared statement = statement(query.getPreparedStatementHandle());
      exchange.send(FlightMethods.info(descriptor, statement.schema(), query));
    } else {
      throw unknown(name);
    }
  }

  @Override
  public void getSchema(Exchange exchange) throws Exception {
    Any command = FlightMethods.command(Flight.FlightDescriptor.parseFrom(exchange.request()));
    String sql = command.unpack(CommandStatementQuery.class).getQuery();
    exchange.send(
        Flight.SchemaResult.newBuilder()
            .setSchema(ArrowWire.encapsulated(schemas(sql).dataset()))
            .build());
  }

  @Override
  public void doGet(Exchange exchange) throws Exception {
    Any ticket = Any.parseFrom(Flight.Ticket.parseFrom(exchange.request()).getTicket());
    String name = FlightMethods.typeName(ticket);
    if (metadata.answers(name)) {
      metadata.rows(ticket, exchange);
    } else if (name.equals("TicketStatementQuery")) {
      ByteString sql = ticket.unpack(TicketStatementQuery.class).getStatementHandle();
      run(sql.toString(StandardCharsets.UTF_8), new Object[0], exchange);
    } else if (name.equals("CommandPreparedStatementQuery")) {
      Prepared statement =
          statement(
              ticket.unpack(CommandPreparedStatementQuery.class).getPreparedStatementHandle());
      List<Object[]> rows = statement.unbind();
      run(statement.sql(), rows == null ? new Object[0] : rows.get(0), exchange);
    } else {
      throw unknown(name);
    }
  }

  private void run(String sql, Object[] arguments, Exchange exchange) throws Exception {
    try {
      engine.run(sql, arguments, exchange, new FlightSink(exchange));
    } catch (SQLException e) {
      throw invalid(e);
    }
  }

  private QueryEngine.Schemas schemas(String sql) {
    try {
      return engine.schemas(sql);
    } catch (SQLException e) {
      throw invalid(e);
    }
  }

  @Override
  public void doAction(Exchange exchange) throws Exception {
    Flight.Action action = Flight.Action.parseFrom(exchange.request());
    switch (action.getType()) {
      case "CreatePreparedStatement" -> exchange.send(create(action.getBody()));
      case "ClosePreparedStatement" -> {
        Any body = Any.parseFrom(action.getBody());
        statements.remove(
            body.unpack(ActionClosePreparedStatementRequest.class).getPreparedStatementHandle());
      }
      case "CloseSession" -> exchange.send(FlightMethods.result(ByteString.EMPTY));
      default -> throw unknown(action.getType());
    }
  }

  private Flight.Result create(ByteString body) throws Exception {
    String sql = Any.parseFrom(body).unpack(ActionCreatePreparedStatementRequest.class).getQuery();
    QueryEngine.Schemas schemas = schemas(sql);
    ByteString handle = ByteString.copyFromUtf8(UUID.randomUUID().toString());
    statements.put(handle, new Prepared(sql, schemas.dataset()));
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
    Any command =
        FlightMethods.command(
            Flight.FlightData.parseFrom(exchange.request()).getFlightDescriptor());
    if (!FlightMethods.typeName(command).equals("CommandPreparedStatementQuery")) {
      throw unknown(FlightMethods.typeName(command));
    }
    Prepared statement =
        statement(command.unpack(CommandPreparedStatementQuery.class).getPreparedStatementHandle());
    for (List<Object[]> rows : Parameters.read(exchange, allocator)) {
      statement.bind(rows);
    }
    exchange.send(Flight.PutResult.getDefaultInstance());
  }

  @Override
  public void listActions(Exchange exchange) throws Exception {
    for (String type : List.of("CreatePreparedStatement", "ClosePreparedStatement")) {
      exchange.send(Flight.ActionType.newBuilder().setType(type).build());
    }
  }

  private Prepared statement(ByteString handle) {
    Prepared statement = statements.get(handle);
    if (statement == null) {
      throw Status.NOT_FOUND.withDescription("No such prepared statement").asRuntimeException();
    }
    return statement;
  }

  private static RuntimeException invalid(SQLException cause) {
    return Status.INVALID_ARGUMENT.withDescription(cause.getMessage()).asRuntimeException();
  }

  private static RuntimeException unknown(String name) {
    return Status.UNIMPLEMENTED.withDescription("Not implemented: " + name).asRuntimeException();
  }
}
