package io.kurrentdb.it.endpoint;

/**
 * The server's rewriting did not accept a query. The message is the one of the server's own
 * exception; a client never sees it, gRPC says {@code UNKNOWN Exception was thrown by handler.}
 */
public final class QueryRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  QueryRejectedException(String message) {
    super(message);
  }

  QueryRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
