package io.kurrentdb.shims.flight;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.kurrentdb.shims.core.StatementContext;
import java.util.ArrayDeque;

/**
 * A DoGet that is sent as soon as its ticket has come, before the driver asks for it. {@link
 * GetCall} takes it in place of a call of its own; one that nobody took is cancelled where the
 * execution ends.
 *
 * <p>The first message is asked for ahead, and kept until it is wanted. Thread-safe as gRPC asks
 * for: the listener is never called by two threads at once.
 */
final class EarlyGet<ReqT, RespT> extends ClientCall<ReqT, RespT> implements AutoCloseable {
  private final Query query;
  private final long connectionId;
  private final ResultTap<RespT> tap;
  private final ClientCall<ReqT, RespT> call;
  private final long startNanos = System.nanoTime();

  /** What came before it could be told to the listener; also the lock. */
  private final ArrayDeque<Event<RespT>> waiting = new ArrayDeque<>(3);

  private Listener<RespT> listener;
  private boolean wanted;
  private boolean telling;

  private EarlyGet(
      Query query, long connectionId, ResultTap<RespT> tap, ClientCall<ReqT, RespT> call) {
    this.query = query;
    this.connectionId = connectionId;
    this.tap = tap;
    this.call = call;
  }

  /** Sends the query's ticket, with the credentials and the time limit of the caller. */
  static <ReqT, RespT> EarlyGet<ReqT, RespT> send(
      Caller caller,
      MethodDescriptor<ReqT, RespT> method,
      Query query,
      StatementContext statement,
      Opening opening) {
    ResultTap<RespT> tap = new ResultTap<>(method.getResponseMarshaller(), query, statement);
    ClientCall<ReqT, RespT> call =
        caller.newCall(method.toBuilder(method.getRequestMarshaller(), tap).build());
    EarlyGet<ReqT, RespT> early = new EarlyGet<>(query, caller.connectionId(), tap, call);
    call.start(early.new Ear(opening), caller.headers());
    call.request(1);
    call.sendMessage(GetCall.request(method, query.ticket()));
    call.halfClose();
    return early;
  }

  /** The statement's, where this connection sent it and nobody took it yet; else null. */
  static EarlyGet<?, ?> of(StatementContext statement, Caller caller) {
    Object sent = statement == null ? null : statement.early();
    if (!(sent instanceof EarlyGet)) {
      return null;
    }
    EarlyGet<?, ?> early = (EarlyGet<?, ?>) sent;
    return early.connectionId == caller.connectionId() && !early.isTaken() ? early : null;
  }

  private boolean isTaken() {
    synchronized (waiting) {
      return listener != null;
    }
  }

  Query query() {
    return query;
  }

  ResultTap<RespT> tap() {
    return tap;
  }

  /** When it was sent, by {@code System.nanoTime()}. */
  long startNanos() {
    return startNanos;
  }

  @Override
  public void start(Listener<RespT> taker, Metadata headers) {
    synchronized (waiting) {
      listener = taker;
    }
  }

  @Override
  public void request(int count) {
    int more = count;
    synchronized (waiting) {
      if (!wanted) {
        wanted = true;
        more--;
      }
    }
    if (more > 0) {
      call.request(more);
    }
    tellWaiting();
  }

  @Override
  public void cancel(String message, Throwable cause) {
    call.cancel(message, cause);
  }

  @Override
  public void sendMessage(ReqT message) {
    // The ticket went out already.
  }

  @Override
  public void halfClose() {
    tellWaiting();
  }

  /** Cancels the call where nobody took it, and gives back what it holds. */
  @Override
  public void close() {
    synchronized (waiting) {
      if (listener != null) {
        return;
      }
      listener = new Discarding<>();
      wanted = true;
    }
    call.cancel("the result is not wanted", null);
    tellWaiting();
  }

  private void tell(Event<RespT> event) {
    boolean now;
    synchronized (waiting) {
      now = listener != null && !telling && waiting.isEmpty() && (wanted || !event.isMessage());
      if (!now) {
        waiting.add(event);
      }
    }
    if (now) {
      event.tell(listener);
    } else {
      tellWaiting();
    }
  }

  private void tellWaiting() {
    for (Event<RespT> next = take(); next != null; next = take()) {
      try {
        next.tell(listener);
      } finally {
        synchronized (waiting) {
          telling = false;
        }
      }
    }
  }

  private Event<RespT> take() {
    synchronized (waiting) {
      Event<RespT> next = telling || listener == null ? null : waiting.peek();
      if (next == null || (next.isMessage() && !wanted)) {
        return null;
      }
      telling = true;
      return waiting.poll();
    }
  }

  /** Something that the listener is to be told. */
  private interface Event<RespT> {
    void tell(Listener<RespT> listener);

    default boolean isMessage() {
      return false;
    }
  }

  /** Hears the server; says to the opening what came first. */
  private final class Ear extends Listener<RespT> {
    private Opening opening;

    Ear(Opening opening) {
      this.opening = opening;
    }

    @Override
    public void onHeaders(Metadata headers) {
      tell(to -> to.onHeaders(headers));
    }

    @Override
    public void onMessage(RespT message) {
      tell(new Message<>(message));
      if (opening != null) {
        opening.resultCame();
        opening = null;
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      tell(to -> to.onClose(status, trailers));
      if (opening != null) {
        opening.resultFailed(status, trailers);
        opening = null;
      }
    }
  }

  private static final class Message<RespT> implements Event<RespT> {
    private final RespT message;

    Message(RespT message) {
      this.message = message;
    }

    @Override
    public void tell(Listener<RespT> listener) {
      listener.onMessage(message);
    }

    @Override
    public boolean isMessage() {
      return true;
    }
  }

  private static final class Discarding<RespT> extends Listener<RespT> {
    @Override
    public void onMessage(RespT message) {
      Ipc.close(message);
    }
  }
}
