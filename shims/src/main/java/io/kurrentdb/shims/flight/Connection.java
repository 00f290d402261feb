package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.kurrentdb.shims.core.Setting;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A channel with KurrentDB behind it: one for each JDBC connection. Says which class answers which
 * Flight method. Thread-safe.
 */
final class Connection {
  private static final AtomicLong IDS = new AtomicLong();

  private final long id = IDS.incrementAndGet();
  private final ManagedChannel managed;
  private final Channel channel;
  private final String compression = Setting.COMPRESSION.get().toLowerCase(Locale.ROOT);
  private final BoundParameters parameters = new BoundParameters();
  private volatile Server server;
  private volatile Session session;
  private MethodDescriptor<?, ?> driversGet;
  private volatile MethodDescriptor<?, ?> doGet;

  Connection(ManagedChannel channel, Server server) {
    this.managed = channel;
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
        return new GetCall<>(this, wholeMessages(method), options);
      case "DoPut":
        return new PutCall<>(this, method, options);
      case "DoAction":
        return new ActionCall<>(this, method, options);
      default:
        return pass(method, options);
    }
  }

  /** The client has one method for all its DoGets, with an allocator of its own. */
  @SuppressWarnings("unchecked")
  private synchronized <ReqT, RespT> MethodDescriptor<ReqT, RespT> wholeMessages(
      MethodDescriptor<ReqT, RespT> method) {
    if (driversGet != method) {
      doGet = WholeMessages.of(method);
      driversGet = method;
    }
    return (MethodDescriptor<ReqT, RespT>) doGet;
  }

  /** How the client reads results; null before it has read one. */
  MethodDescriptor<?, ?> doGet() {
    return doGet;
  }

  private <ReqT, RespT> ClientCall<ReqT, RespT> pass(
      MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    return channel.newCall(method, Outgoing.options(options, this));
  }

  void noteFailure(Status status) {
    if (Failures.isConnectionLost(status)) {
      server.markGone();
    }
  }

  /** What is remembered for the user whose credentials a call carries. */
  Session session(CallOptions options, Metadata headers) {
    String authorization = Authorization.of(options, headers, channel.authority());
    Session known = session;
    if (known == null || !known.belongsTo(authorization)) {
      known = Session.find(channel.authority(), authorization);
      session = known;
    }
    return known;
  }

  /** Of the newest statement; null before the first. */
  Session lastSession() {
    return session;
  }

  /** Unique in this process; never 0. */
  long id() {
    return id;
  }

  Channel channel() {
    return channel;
  }

  boolean isOpen() {
    return !managed.isShutdown();
  }

  /** gzip, identity or auto, as the operator set it when the connection was made. */
  String compression() {
    return compression;
  }

  Server server() {
    return server;
  }

  /** Another server answers now: the one before was restarted, or replaced. */
  void server(Server now) {
    server = now;
  }

  BoundParameters parameters() {
    return parameters;
  }
}
