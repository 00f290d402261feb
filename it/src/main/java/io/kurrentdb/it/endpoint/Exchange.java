package io.kurrentdb.it.endpoint;

import com.google.protobuf.MessageLite;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One call while it is answered: the messages that came, and a blocking way to send answers that
 * waits for the client's flow control. The handler's thread sends; gRPC's threads report readiness
 * and cancellation.
 */
final class Exchange extends ServerCall.Listener<byte[]> {

  private final ServerCall<byte[], byte[]> call;
  private final Metadata headers;
  private final Call record;
  private final Compression compression;
  private final boolean atOnce;
  private final Runnable start;
  private final List<byte[]> requests = new ArrayList<>();
  private boolean headersSent;
  private boolean cancelled;
  private boolean halfClosed;
  private Runnable onCancel = () -> {};

  Exchange(
      ServerCall<byte[], byte[]> call,
      Metadata headers,
      Call record,
      Compression compression,
      RpcMethod method,
      Consumer<Exchange> start) {
    this.call = call;
    this.headers = headers;
    this.record = record;
    this.compression = compression;
    this.atOnce = method.answersAtOnce();
    this.start = () -> start.accept(this);
  }

  /** Starts reading; the handler starts now or when the client has sent everything. */
  Exchange begin() {
    call.request(1);
    if (atOnce) {
      start.run();
    }
    return this;
  }

  /** All the client's messages, once it has sent the last. */
  synchronized List<byte[]> requests() throws InterruptedException {
    while (!halfClosed) {
      await();
    }
    return List.copyOf(requests);
  }

  /** The first message, the only one of a unary or server-streaming call. */
  synchronized byte[] request() throws InterruptedException {
    while (requests.isEmpty()) {
      if (halfClosed) {
        throw new IllegalStateException("The call has no message");
      }
      await();
    }
    return requests.get(0);
  }

  private void await() throws InterruptedException {
    if (cancelled) {
      throw new InterruptedException("The client cancelled the call");
    }
    wait();
  }

  Metadata headers() {
    return headers;
  }

  ConnectionState connection() {
    return call.getAttributes().get(ConnectionState.KEY);
  }

  /** Sends response headers before the first message, where there are any to send. */
  void sendHeaders(Metadata response) {
    if (compression == Compression.GZIP) {
      // Falls back to identity where the client does not advertise it.
      call.setCompression("gzip");
    }
    call.sendHeaders(response);
    call.setMessageCompression(true);
    headersSent = true;
  }

  void send(MessageLite message) throws InterruptedException {
    send(message.toByteArray());
  }

  /** Sends one message when the client is ready for it. */
  void send(byte[] message) throws InterruptedException {
    if (!headersSent) {
      sendHeaders(new Metadata());
    }
    synchronized (this) {
      while (!call.isReady()) {
        await();
      }
    }
    call.sendMessage(message);
  }

  void close(Status status, Metadata trailers) {
    record.closed(status);
    if (!headersSent && status.isOk() && !isCancelled()) {
      sendHeaders(new Metadata());
    }
    if (!isCancelled()) {
      call.close(status, trailers);
    }
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Runs this when the client goes away or cancels, at once if it has done so. */
  void onCancel(Runnable action) {
    synchronized (this) {
      onCancel = action;
      if (!cancelled) {
        return;
      }
    }
    action.run();
  }

  @Override
  public void onMessage(byte[] message) {
    record.received(message);
    synchronized (this) {
      requests.add(message);
      notifyAll();
    }
    call.request(1);
  }

  @Override
  public void onHalfClose() {
    synchronized (this) {
      halfClosed = true;
      notifyAll();
    }
    if (!atOnce) {
      start.run();
    }
  }

  @Override
  public synchronized void onReady() {
    notifyAll();
  }

  @Override
  public void onCancel() {
    Runnable action;
    synchronized (this) {
      cancelled = true;
      action = onCancel;
      notifyAll();
    }
    record.closed(Status.CANCELLED);
    action.run();
  }
}
