package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.core.Log;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells KurrentDB from other Flight servers, by a call that only KurrentDB has:
 * ServerFeatures/GetSupportedMethods. It needs no credentials and carries none.
 */
final class Recognition {
  private static final MethodDescriptor<byte[], byte[]> GET_SUPPORTED_METHODS =
      Rpc.unary("event_store.client.server_features.ServerFeatures/GetSupportedMethods");

  /** Field 2 of the answer is the server's version. */
  private static final int VERSION_FIELD = 2;

  /** A server that takes the connection and never answers must not hang the host for ever. */
  private static final long PATIENCE_SECONDS = 20;

  private static final Map<String, Server> KNOWN = new ConcurrentHashMap<>();

  private Recognition() {}

  /**
   * Finds out what is behind a channel, by asking at most once for each authority.
   *
   * @param options of the call that is waiting; its deadline holds here too
   * @return null where the server did not answer, so that the next call asks again
   */
  static Server recognise(ManagedChannel channel, CallOptions options) {
    String authority = channel.authority();
    Server known = KNOWN.get(authority);
    if (known != null && known.isTrusted()) {
      return known;
    }
    Server asked = ask(channel, options);
    if (asked != null) {
      KNOWN.put(authority, asked);
    }
    return asked;
  }

  private static Server ask(ManagedChannel channel, CallOptions options) {
    CallOptions quick = CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (options.getDeadline() != null) {
      quick = quick.withDeadline(quick.getDeadline().minimum(options.getDeadline()));
    }
    try {
      return answered(channel, Rpc.call(channel, GET_SUPPORTED_METHODS, quick, new byte[0]));
    } catch (StatusRuntimeException e) {
      return refused(channel, e.getStatus(), options.getDeadline() != null);
    }
  }

  private static Server answered(ManagedChannel channel, byte[] answer) {
    String version = ProtoReader.string(answer, VERSION_FIELD);
    if (Log.isEnabled(Log.DEBUG)) {
      Log.debug(channel.authority() + " is KurrentDB " + version);
    }
    return new Server(true, version);
  }

  /**
   * Only an answer of the server itself says what it is not; a lost connection says nothing. Nor
   * does a call that its own client has ended, but a server that is silent for so long is not
   * KurrentDB.
   */
  private static Server refused(ManagedChannel channel, Status status, boolean impatient) {
    boolean silent = status.getCode() == Status.Code.DEADLINE_EXCEEDED && !impatient;
    if (Failures.isConnectionLost(status) || (isUndecided(status) && !silent)) {
      return null;
    }
    if (Log.isEnabled(Log.DEBUG)) {
      Log.debug(channel.authority() + " is not KurrentDB: " + status.getCode());
    }
    return new Server(false, "");
  }

  private static boolean isUndecided(Status status) {
    switch (status.getCode()) {
      case CANCELLED:
      case DEADLINE_EXCEEDED:
      case RESOURCE_EXHAUSTED:
        return true;
      default:
        return false;
    }
  }
}
