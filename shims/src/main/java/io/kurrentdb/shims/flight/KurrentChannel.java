package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.kurrentdb.shims.explain.ColumnOrigins;
import java.util.concurrent.TimeUnit;

/**
 * A Flight client's channel. The first Flight call on it decides what is behind: anything but
 * KurrentDB gets exactly the calls that it would get without us, ServerFeatures once aside.
 *
 * <p>Thread-safe. The first call blocks the thread that makes it for one round trip; FlightClient
 * makes its calls on the application's threads, never on gRPC's.
 */
final class KurrentChannel extends ManagedChannel {
  private static final String FLIGHT = "arrow.flight.protocol.FlightService";

  private final ManagedChannel inner;
  private final DefaultDeadline deadline = DefaultDeadline.ofThisThread();
  private final Unclosed unclosed = new Unclosed();
  private volatile Connection connection;

  KurrentChannel(ManagedChannel inner) {
    this.inner = inner;
  }

  @Override
  public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(
      MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    if (!FLIGHT.equals(method.getServiceName())) {
      return inner.newCall(method, options);
    }
    Connection behind = behind(options);
    return behind == null
        ? inner.newCall(method, options)
        : behind.newCall(method, deadline.apply(options));
  }

  /**
   * Null where KurrentDB is not behind, or where that was never found out. A server that is down
   * now stays what it was.
   */
  private Connection behind(CallOptions options) {
    Connection known = connection;
    if (known != null && !known.server().isOutdated()) {
      return known.server().isKurrentDb() ? known : null;
    }
    Server server = Recognition.recognise(inner, Deadlines.apply(options));
    if (server == null) {
      return known;
    }
    return server.isKurrentDb() ? connected(server) : leftAlone(server);
  }

  /** Keeps the connection where the server was only restarted: values may be bound in it. */
  private synchronized Connection connected(Server server) {
    Connection known = connection;
    if (known == null) {
      known = new Connection(inner, server);
      connection = known;
    } else {
      known.server(server);
    }
    return known;
  }

  private Connection leftAlone(Server server) {
    connection = new Connection(inner, server);
    return null;
  }

  /** Asks where it is not known yet; a server that is gone for now stays what it was. */
  boolean recognise() {
    Connection known = connection;
    return known == null ? behind(CallOptions.DEFAULT) != null : known.server().isKurrentDb();
  }

  /** Where the columns of a text's result come from; null where that is not known. */
  ColumnOrigins origins(String sql) {
    Connection known = connection;
    Session session = known == null ? null : known.lastSession();
    return session == null ? null : session.catalogs().origins(sql);
  }

  Unclosed unclosed() {
    return unclosed;
  }

  /** How long a statement may take that has no limit of its own; 0 for ever. */
  long deadlineMillis() {
    return deadline.millis();
  }

  /** As far as it is known: false before the first call. */
  boolean isKurrentDb() {
    Connection known = connection;
    return known != null && known.server().isKurrentDb();
  }

  /** Empty before the first call. */
  String version() {
    Connection known = connection;
    return known == null ? "" : known.server().version();
  }

  boolean isOther() {
    Connection known = connection;
    return known != null && !known.server().isKurrentDb();
  }

  @Override
  public ManagedChannel shutdown() {
    FeaturesCall.abandon(inner);
    inner.shutdown();
    return this;
  }

  @Override
  public ManagedChannel shutdownNow() {
    FeaturesCall.abandon(inner);
    inner.shutdownNow();
    return this;
  }

  @Override
  public boolean isShutdown() {
    return inner.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return inner.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return inner.awaitTermination(timeout, unit);
  }

  @Override
  public String authority() {
    return inner.authority();
  }

  @Override
  public ConnectivityState getState(boolean requestConnection) {
    return inner.getState(requestConnection);
  }

  @Override
  public void notifyWhenStateChanged(ConnectivityState source, Runnable callback) {
    inner.notifyWhenStateChanged(source, callback);
  }

  @Override
  public void resetConnectBackoff() {
    inner.resetConnectBackoff();
  }

  @Override
  public void enterIdle() {
    inner.enterIdle();
  }
}
