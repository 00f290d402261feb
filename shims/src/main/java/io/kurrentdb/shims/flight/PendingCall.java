package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;

/**
 * A call that waits for its request before it is decided who answers: we, or the server.
 *
 * <p>Thread-safe as gRPC asks for: one thread sends, any may cancel or request, and the listener is
 * never called by two threads at once. Answers of our own are delivered on the thread that sends or
 * requests; FlightClient does both on the application's threads.
 */
abstract class PendingCall<ReqT, RespT> extends ClientCall<ReqT, RespT> {
  private static final Object END = new Object();

  private final Connection connection;
  final MethodDescriptor<ReqT, RespT> method;
  final CallOptions options;

  private final Object lock = new Object();
  private final ArrayDeque<Object> answers = new ArrayDeque<>(3);
  private Listener<RespT> listener;
  private Metadata headers;
  private Caller caller;
  private ReqT request;
  private ClientCall<?, ?> inner;
  private ClientCall<?, ?> between;
  private int demand;
  private boolean delivering;
  private boolean cancelled;
  private boolean ended;
  private Status endStatus;
  private Metadata endTrailers;

  PendingCall(Connection connection, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    this.connection = connection;
    this.method = method;
    this.options = options;
  }

  /**
   * Answers the request with {@link #answer} and {@link #end}, or hands it on with {@link #pass}.
   *
   * @throws StatusRuntimeException to end the call so
   */
  abstract void decide(byte[] requestBytes);

  @Override
  public void start(Listener<RespT> responseListener, Metadata requestHeaders) {
    listener = responseListener;
    headers = requestHeaders;
  }

  @Override
  public void sendMessage(ReqT message) {
    request = message;
  }

  @Override
  public void halfClose() {
    try {
      decide(request == null ? new byte[0] : Rpc.readAll(method.streamRequest(request)));
    } catch (StatusRuntimeException e) {
      end(e.getStatus(), e.getTrailers());
    } catch (RuntimeException | LinkageError e) {
      end(Failures.ofAgent(getClass(), e), null);
    }
  }

  @Override
  public void request(int count) {
    ClientCall<?, ?> to;
    synchronized (lock) {
      to = inner;
      demand += count;
    }
    if (to != null) {
      to.request(count);
    } else {
      deliver();
    }
  }

  @Override
  public void cancel(String message, Throwable cause) {
    ClientCall<?, ?> to;
    ClientCall<?, ?> first;
    synchronized (lock) {
      cancelled = true;
      to = inner;
      first = between;
    }
    if (first != null) {
      first.cancel(message, cause);
    }
    if (to != null) {
      to.cancel(message, cause);
    } else {
      end(Status.CANCELLED.withDescription(message).withCause(cause), null);
    }
  }

  @Override
  public boolean isReady() {
    return true;
  }

  /** Hands the call on to the server, as if it had been made there at once. */
  final void pass() {
    ClientCall<ReqT, RespT> call = caller().newCall(method);
    if (!handOver(call, listener, headers, 0)) {
      return;
    }
    if (request != null) {
      call.sendMessage(request);
    }
    call.halfClose();
  }

  /**
   * Starts the call that takes the place of this one, and gives it what was requested so far.
   *
   * @param delivered how many messages the client got from an earlier call in this place
   * @return false where the client has cancelled already
   */
  final <A, B> boolean handOver(
      ClientCall<A, B> call, Listener<B> to, Metadata with, int delivered) {
    int requested;
    synchronized (lock) {
      if (ended || cancelled) {
        return false;
      }
      call.start(to, with);
      inner = call;
      requested = demand - delivered;
    }
    if (requested > 0) {
      call.request(requested);
    }
    return true;
  }

  /** Has a call end with this one that has to come back before this one goes on. */
  final void dependOn(ClientCall<?, ?> call) {
    boolean tooLate;
    synchronized (lock) {
      tooLate = cancelled;
      between = call;
    }
    if (tooLate) {
      call.cancel("the statement was cancelled", null);
    }
  }

  /** Whoever made this call; known from its start. */
  final Caller caller() {
    Caller known = caller;
    if (known == null) {
      known = new Caller(connection, options, headers);
      caller = known;
    }
    return known;
  }

  final void noteFailure(Status status) {
    connection.noteFailure(status);
  }

  final Listener<RespT> listener() {
    return listener;
  }

  final Metadata headers() {
    return headers;
  }

  final ReqT request() {
    return request;
  }

  final RespT parse(byte[] bytes) {
    return method.parseResponse(Rpc.stream(bytes));
  }

  final void answerHeaders(Metadata responseHeaders) {
    put(responseHeaders);
  }

  /** Answers with a message, given as its bytes. */
  final void answer(byte[] message) {
    put(message);
  }

  final void end() {
    end(Status.OK, null);
  }

  final void end(Status status, Metadata trailers) {
    synchronized (lock) {
      if (ended) {
        return;
      }
      ended = true;
      endStatus = status;
      endTrailers = trailers == null ? new Metadata() : trailers;
      if (!status.isOk()) {
        answers.clear();
      }
      answers.add(END);
    }
    deliver();
  }

  private void put(Object answer) {
    synchronized (lock) {
      if (!ended) {
        answers.add(answer);
      }
    }
    deliver();
  }

  private void deliver() {
    Object next;
    while ((next = take()) != null) {
      try {
        give(next);
      } finally {
        synchronized (lock) {
          delivering = false;
        }
      }
    }
  }

  /**
   * The next thing to deliver, unless another thread delivers or a message is not asked for yet.
   */
  private Object take() {
    synchronized (lock) {
      Object next = delivering ? null : answers.peek();
      boolean isMessage = next != END && !(next instanceof Metadata);
      if (next == null || (isMessage && demand == 0)) {
        return null;
      }
      demand -= isMessage ? 1 : 0;
      delivering = true;
      return answers.poll();
    }
  }

  /** A message is parsed at the last moment: what is parsed holds memory of the driver's. */
  private void give(Object next) {
    if (next == END) {
      listener.onClose(endStatus, endTrailers);
    } else if (next instanceof Metadata) {
      listener.onHeaders((Metadata) next);
    } else {
      listener.onMessage(parse((byte[]) next));
    }
  }
}
