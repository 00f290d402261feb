package io.kurrentdb.shims.connect;

import java.util.Objects;

/** A node's address. */
public final class Endpoint {
  /** The port of a KurrentDB node where nothing else is said. */
  public static final int DEFAULT_PORT = 2113;

  private final String host;
  private final int port;

  /**
   * @param host a name or an address, an IPv6 one without brackets
   */
  public Endpoint(String host, int port) {
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** As it stands in a URL: an IPv6 address in brackets. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint
        && ((Endpoint) other).host.equalsIgnoreCase(host)
        && ((Endpoint) other).port == port;
  }

  @Override
  public int hashCode() {
    return port;
  }
}
