package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;

/**
 * A channel with KurrentDB behind it: one for each JDBC connection. Says which class answers which
 * Flight method. Thread-safe.
 */
final class Connection {
  private final Channel channel;
  private final Server server;
  private final BoundParameters parameters = new BoundParameters();
  private volatile Session session;

  Connection(ManagedChannel channel, Server server) {
    this.channel = HeaderFilter.over(channel);
    this.server = server;
  }

  <ReqT, RespT> ClientCall<ReqT, RespT> newCall(
      MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    switch (method.getBareMethodName()) {
      case "Handshake":
        return options.getCredentials() == null
            ? pass(method, options)
            : new HandshakeCall<>(this, method, options);
      case "GetFlightInfo":
      case "GetSchema":
        return new InfoCall<>(this, method, options);
      case "DoGet":
        return new GetCall<>(this, method, options);
      case "DoPut":
        return new PutCall<>(this, method, options);
      case "DoAction":
        return new ActionCall<>(this, method, options);
      default:
        return pass(method, options);
    }
  }

  /** A call to the server itself, with credentials in the form that every version takes. */
  <ReqT, RespT> ClientCall<ReqT, RespT> pass(
      MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    return channel.newCall(method, Outgoing.options(options, server));
  }

  /**
   * Asks the server and waits.
   *
   * @throws io.grpc.StatusRuntimeException as the server, or the connection, has it
   */
  byte[] ask(MethodDescriptor<byte[], byte[]> method, CallOptions options, byte[] request) {
    long start = System.nanoTime();
    try {
      byte[] answer = Rpc.call(channel, method, Outgoing.options(options, server), request);
      server.noteRoundTrip(System.nanoTime() - start);
      return answer;
    } catch (io.grpc.StatusRuntimeException e) {
      noteFailure(e.getStatus());
      throw e;
    }
  }

  /** Asks the server without waiting. */
  void askLater(
      MethodDescriptor<byte[], byte[]> method,
      CallOptions options,
      byte[] request,
      Rpc.Outcome outcome) {
    Rpc.start(channel, method, Outgoing.options(options, server), request, outcome);
  }

  void noteFailure(io.grpc.Status status) {
    if (Failures.isConnectionLost(status)) {
      server.markGone();
    }
  }

  /** What is remembered for the user whose credentials a call carries. */
  Session session(CallOptions options) {
    String authorization = Authorization.of(options, channel.authority());
    Session known = session;
    if (known == null || !known.belongsTo(authorization)) {
      known = Session.find(channel.authority(), authorization);
      session = known;
    }
    return known;
  }

  Server server() {
    return server;
  }

  BoundParameters parameters() {
    return parameters;
  }
}
