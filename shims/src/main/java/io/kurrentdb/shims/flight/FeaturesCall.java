package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.kurrentdb.shims.core.Log;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server once what it is, by ServerFeatures/GetSupportedMethods, which needs no credentials
 * and carries none. A server that takes the connection and stays silent is taken for another one
 * after some seconds, so that nobody waits for it; should it answer later after all, the next call
 * of each connection knows.
 */
final class FeaturesCall implements Rpc.Outcome {
  private static final MethodDescriptor<byte[], byte[]> GET_SUPPORTED_METHODS =
      Rpc.unary("event_store.client.server_features.ServerFeatures/GetSupportedMethods");

  /** Field 2 of the answer is the server's version. */
  private static final int VERSION_FIELD = 2;

  /** How long a host waits for a server that has taken the connection. */
  private static final long PATIENCE_SECONDS = 5;

  /** How long the call may take: connecting is part of it. */
  private static final long DEADLINE_SECONDS = 20;

  /** Calls that nobody waits for: a channel with one is not closed before the call has ended. */
  private static final Map<ManagedChannel, ClientCall<?, ?>> UNANSWERED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final ManagedChannel channel;
  private final CountDownLatch answered = new CountDownLatch(1);
  private Server verdict;
  private Server misjudged;
  private boolean isDone;
  private boolean isLate;

  FeaturesCall(ManagedChannel channel) {
    this.channel = channel;
  }

  /**
   * @param options of the call that is waiting; its deadline holds here too
   * @return null where the server did not answer, and may be anything
   */
  Server ask(CallOptions options) {
    ClientCall<?, ?> call =
        Rpc.start(
            channel,
            GET_SUPPORTED_METHODS,
            CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS),
            new byte[0],
            this);
    noteUnanswered(call);
    Deadline deadline = options.getDeadline();
    try {
      boolean isHere = await(PATIENCE_SECONDS, deadline);
      if (!isHere && !isConnected()) {
        // Connecting takes so long: a slow name server, or addresses that are tried in turn.
        await(DEADLINE_SECONDS, deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return leave(false);
    }
    return leave(deadline == null || !deadline.isExpired());
  }

  /** Ends the call that a channel may still have, since the channel is to be closed. */
  static void abandon(ManagedChannel channel) {
    ClientCall<?, ?> call = UNANSWERED.remove(channel);
    if (call != null) {
      call.cancel("the connection is closed", null);
    }
  }

  private synchronized void noteUnanswered(ClientCall<?, ?> call) {
    if (!isDone) {
      UNANSWERED.put(channel, call);
    }
  }

  private boolean await(long seconds, Deadline deadline) throws InterruptedException {
    long nanos = TimeUnit.SECONDS.toNanos(seconds);
    return answered.await(
        deadline == null ? nanos : Math.min(nanos, deadline.timeRemaining(TimeUnit.NANOSECONDS)),
        TimeUnit.NANOSECONDS);
  }

  private boolean isConnected() {
    return channel.getState(false) == ConnectivityState.READY;
  }

  /**
   * @param wasPatient false where the call that waited has ended, which says nothing of the server
   */
  private synchronized Server leave(boolean wasPatient) {
    if (isDone) {
      return verdict;
    }
    isLate = true;
    return wasPatient && isConnected() ? silent() : null;
  }

  private Server silent() {
    Log.warn(
        channel.authority()
            + " does not answer ServerFeatures within "
            + PATIENCE_SECONDS
            + " s: it is taken for another server than KurrentDB while connections to it are open.");
    misjudged = new Server(false, "");
    return misjudged;
  }

  /** Comes on gRPC's thread. */
  @Override
  public void done(Status status, Metadata trailers, byte[] answer) {
    Server found = answer == null ? refused(status) : answered(answer);
    synchronized (this) {
      UNANSWERED.remove(channel);
      isDone = true;
      verdict = found;
      if (isLate) {
        Recognition.note(channel.authority(), found);
      }
      if (misjudged != null && found != null && found.isKurrentDb()) {
        misjudged.markMisjudged();
      }
    }
    answered.countDown();
  }

  private Server answered(byte[] answer) {
    String version = ProtoReader.string(answer, VERSION_FIELD);
    if (Log.isEnabled(Log.DEBUG)) {
      Log.debug(channel.authority() + " is KurrentDB " + version);
    }
    return new Server(true, version);
  }

  /**
   * Only an answer of the server itself says what it is not; a lost connection says nothing. Nor
   * does a call that was cancelled, but a server that is silent for so long is not KurrentDB.
   */
  private Server refused(Status status) {
    boolean silent = status.getCode() == Status.Code.DEADLINE_EXCEEDED && isConnected();
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
