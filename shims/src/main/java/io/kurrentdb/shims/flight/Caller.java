package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.kurrentdb.shims.core.StatementContext;

/**
 * Who makes a call, and how: the connection, the client's options and the headers that it adds to
 * every call. What we ask of the server on its behalf carries the same.
 */
final class Caller {
  private final Connection connection;
  private final CallOptions options;
  private final Metadata headers;

  /** Found at the first use; several threads would find the same one. */
  private Session session;

  Caller(Connection connection, CallOptions options, Metadata headers) {
    this.connection = connection;
    this.options = options;
    this.headers = headers;
  }

  /**
   * The same user with nothing else: for what outlives the call that it was asked for.
   *
   * @param given copied, since gRPC adds its own headers to those of a call
   */
  Caller detached() {
    CallOptions free = CallOptions.DEFAULT.withCallCredentials(options.getCredentials());
    return new Caller(connection, free, copy(headers));
  }

  Caller with(CallOptions other) {
    return other == options ? this : new Caller(connection, other, headers);
  }

  CallOptions options() {
    return options;
  }

  long connectionId() {
    return connection.id();
  }

  Server server() {
    return connection.server();
  }

  /** False once the application closed the connection: nothing can be asked by it any more. */
  boolean isConnected() {
    return connection.isOpen();
  }

  BoundParameters parameters() {
    return connection.parameters();
  }

  Session session() {
    Session found = session;
    if (found == null) {
      found = connection.session(options, headers);
      session = found;
    }
    return found;
  }

  /**
   * Asks the server and waits; ends when the statement is cancelled that this thread executes.
   *
   * @throws StatusRuntimeException as the server, or the connection, has it
   */
  byte[] ask(MethodDescriptor<byte[], byte[]> method, byte[] request) {
    StatementContext statement = StatementContext.current();
    if (statement == null) {
      return askNow(method, request);
    }
    Context.CancellableContext scope = Context.current().withCancellation();
    Context before = scope.attach();
    statement.onCancel(() -> scope.cancel(null));
    try {
      return askNow(method, request);
    } finally {
      statement.onCancel(null);
      scope.detach(before);
      scope.cancel(null);
    }
  }

  private byte[] askNow(MethodDescriptor<byte[], byte[]> method, byte[] request) {
    long start = System.nanoTime();
    try {
      byte[] answer = Rpc.call(channel(), method, outgoing(), request);
      server().noteRoundTrip(System.nanoTime() - start);
      return answer;
    } catch (StatusRuntimeException e) {
      connection.noteFailure(e.getStatus());
      throw e;
    }
  }

  /** Asks the server without waiting. */
  ClientCall<byte[], byte[]> askLater(
      MethodDescriptor<byte[], byte[]> method, byte[] request, Rpc.Outcome outcome) {
    return Rpc.start(channel(), method, outgoing(), request, outcome);
  }

  /** A call to the server itself, with credentials in the form that every version takes. */
  <ReqT, RespT> ClientCall<ReqT, RespT> newCall(MethodDescriptor<ReqT, RespT> method) {
    return connection.channel().newCall(method, outgoing());
  }

  private CallOptions outgoing() {
    return Outgoing.options(options, connection);
  }

  private Channel channel() {
    return headers.keys().isEmpty()
        ? connection.channel()
        : ClientInterceptors.intercept(
            connection.channel(), MetadataUtils.newAttachHeadersInterceptor(copy(headers)));
  }

  /** How this client reads results; null before it has read one. */
  MethodDescriptor<?, ?> doGet() {
    return connection.doGet();
  }

  void noteFailure(Status status) {
    connection.noteFailure(status);
  }

  /** For one call. */
  Metadata headers() {
    return copy(headers);
  }

  /** gRPC adds to the headers that a call is started with. */
  static Metadata copy(Metadata headers) {
    Metadata copy = new Metadata();
    copy.merge(headers);
    return copy;
  }
}
