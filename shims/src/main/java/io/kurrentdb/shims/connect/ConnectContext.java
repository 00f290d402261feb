package io.kurrentdb.shims.connect;

/**
 * What a connection that is being made wants of the classes below the driver: how to keep it alive,
 * how long its statements may take. Current for the thread that connects, while it does.
 */
public final class ConnectContext {
  private static final ThreadLocal<ConnectContext> CURRENT = new ThreadLocal<>();

  private final ConnectRequest request;

  private ConnectContext(ConnectRequest request) {
    this.request = request;
  }

  /** Null where the thread connects by another URL than one of KurrentDB's, or not at all. */
  public static ConnectRequest current() {
    ConnectContext context = CURRENT.get();
    return context == null ? null : context.request;
  }

  /** Makes a request the current one, until {@link #leave}. */
  public static void enter(ConnectRequest request) {
    CURRENT.set(new ConnectContext(request));
  }

  /** Nothing is current any more. */
  public static void leave() {
    CURRENT.remove();
  }
}
