package io.kurrentdb.shims.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.core.Counter;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.core.StatementContext;
import org.apache.arrow.flight.impl.Flight;

/**
 * DoGet: reads a result. Metadata that is ours comes from here, everything else from the server.
 *
 * <p>Until the first rows have come, two things are mended without the client noticing: a
 * connection that was lost (the query is sent once more), and a ticket that a restarted server does
 * not know (a new one is asked for). After that, never: rows would come twice.
 */
final class GetCall<ReqT, RespT> extends PendingCall<ReqT, RespT> {
  private final StatementContext context = StatementContext.current();
  private ResultTap<RespT> tap;
  private boolean headersGiven;
  private boolean resent = context != null && context.isSentAgain();
  private boolean askedAgain;
  private int delivered;
  private Query running;
  private long start;
  private int calls;

  GetCall(Connection connection, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    super(connection, method, Deadlines.apply(options));
  }

  @Override
  void decide(byte[] request) {
    try {
      ByteString ticket = Flight.Ticket.parseFrom(request).getTicket();
      if (!answerMetadata(ticket)) {
        cancelWithStatement();
        start = System.nanoTime();
        EarlyGet<ReqT, RespT> early = early(ticket);
        if (early == null) {
          read(ticket, caller().session().tickets().find(ticket));
        } else {
          take(early);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      pass();
    }
  }

  private boolean answerMetadata(ByteString ticket) {
    Any envelope = MetadataCommand.envelope(ticket);
    MetadataCommand command =
        envelope == null ? null : MetadataCommand.find(MetadataCommand.name(envelope));
    if (command == null || !Gaps.isOurs(caller(), command)) {
      return false;
    }
    for (byte[] message : command.result(caller(), envelope.getValue())) {
      answer(message);
    }
    end();
    return true;
  }

  private void cancelWithStatement() {
    if (context != null) {
      context.onCancel(() -> cancel("the statement was cancelled", null));
    }
  }

  /** The call that was sent when this ticket came; null where there is none. */
  @SuppressWarnings("unchecked")
  private EarlyGet<ReqT, RespT> early(ByteString ticket) {
    // Of the same connection, so by the same client's method.
    EarlyGet<ReqT, RespT> early = (EarlyGet<ReqT, RespT>) EarlyGet.of(context, caller());
    return early != null && early.query().ticket().equals(ticket) ? early : null;
  }

  private void take(EarlyGet<ReqT, RespT> early) {
    start = early.startNanos();
    tap = early.tap();
    read(early.query().ticket(), early.query(), early);
  }

  /**
   * @param query what the ticket stands for; null where that is not known
   */
  private void read(ByteString ticket, Query query) {
    tap = new ResultTap<>(method.getResponseMarshaller(), query, context);
    read(
        ticket,
        query,
        caller().newCall(method.toBuilder(method.getRequestMarshaller(), tap).build()));
  }

  private void read(ByteString ticket, Query query, ClientCall<ReqT, RespT> call) {
    running = query;
    calls++;
    if (!handOver(call, new Attempt(call, query), Caller.copy(headers()), delivered)) {
      // Before the first call, cancel has ended this one already.
      if (calls > 1) {
        close(Status.CANCELLED, new Metadata());
      }
      return;
    }
    call.sendMessage(request(method, ticket));
    call.halfClose();
  }

  static <ReqT, RespT> ReqT request(MethodDescriptor<ReqT, RespT> method, ByteString ticket) {
    byte[] bytes = Flight.Ticket.newBuilder().setTicket(ticket).build().toByteArray();
    return method.parseRequest(Rpc.stream(bytes));
  }

  private void close(Status status, Metadata trailers) {
    Failures.count(status, context);
    if (running != null && StatementLog.isWanted()) {
      StatementLog.ended(running, status, System.nanoTime() - start, calls, tap.rows());
    }
    listener().onClose(status, trailers);
  }

  /** The server does not take the ticket: since when? A restarted server signs with another key. */
  private void askAgain(Query query, Status failed, Metadata trailers) {
    askedAgain = true;
    calls++;
    Counter.SENT_AGAIN.add();
    dependOn(
        caller()
            .askLater(
                Statements.GET_FLIGHT_INFO,
                Statements.request(query.text()),
                (status, ignored, answer) -> {
                  if (status.isOk()) {
                    Query fresh = Statements.read(query.sql(), query.text(), answer);
                    goOn(query, fresh, failed, trailers);
                  } else {
                    caller().session().tickets().forget(query);
                    close(Failures.atPrepare(status, null), trailers);
                  }
                }));
  }

  private void goOn(Query old, Query fresh, Status failed, Metadata trailers) {
    if (fresh.ticket().equals(old.ticket())) {
      close(Failures.atRun(failed, null), trailers);
      return;
    }
    caller().session().tickets().add(fresh.givenTo(caller().connectionId()));
    if (Ipc.sameColumns(fresh.schema(), old.schema())) {
      read(fresh.ticket(), fresh);
    } else {
      closeChanged();
    }
  }

  private void closeChanged() {
    StatusRuntimeException changed =
        Failures.refuse(
            SqlState.CHANGED_RESULT,
            "The table's columns changed since this statement was prepared. Run it again.");
    close(changed.getStatus(), new Metadata());
  }

  /** One call to the server. Its callbacks never overlap, nor do those of two attempts. */
  private final class Attempt extends ClientCall.Listener<RespT> {
    private final ClientCall<ReqT, RespT> call;
    private final Query query;
    private final ResultTap<RespT> messages = tap;
    private int position;
    private boolean over;

    Attempt(ClientCall<ReqT, RespT> call, Query query) {
      this.call = call;
      this.query = query;
    }

    @Override
    public void onHeaders(Metadata headers) {
      if (!headersGiven) {
        headersGiven = true;
        listener().onHeaders(headers);
      }
    }

    @Override
    public void onMessage(RespT message) {
      position++;
      if (over) {
        Ipc.close(message);
      } else if (messages.isChanged()) {
        giveUp(message);
      } else if (position <= delivered) {
        // The schema, which the client has from the attempt before.
        Ipc.close(message);
        call.request(1);
      } else {
        delivered++;
        listener().onMessage(message);
      }
    }

    private void giveUp(RespT message) {
      over = true;
      Ipc.close(message);
      caller().session().tickets().forget(query);
      call.cancel("the result's columns changed", null);
      closeChanged();
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (over) {
        return;
      }
      noteFailure(status);
      boolean nothingRead = delivered <= 1;
      if (status.isOk()) {
        close(status, trailers);
      } else if (nothingRead && !resent && query != null && Failures.isConnectionLost(status)) {
        resent = true;
        Counter.SENT_AGAIN.add();
        read(query.ticket(), query);
      } else if (nothingRead && !askedAgain && mayBeStale(status)) {
        askAgain(query, status, trailers);
      } else {
        close(Failures.atRun(status, null), trailers);
      }
    }

    private boolean mayBeStale(Status status) {
      return query != null
          && Failures.saysNothing(status)
          && (resent || query.mayBeForeignTo(caller().connectionId()));
    }

    @Override
    public void onReady() {
      listener().onReady();
    }
  }
}
