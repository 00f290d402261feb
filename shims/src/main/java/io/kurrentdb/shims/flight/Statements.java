package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.core.Counter;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.core.UnreadTexts;
import io.kurrentdb.shims.explain.Explainer;
import io.kurrentdb.shims.explain.Reason;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.Adaptation;
import io.kurrentdb.shims.sql.MaskedText;
import io.kurrentdb.shims.sql.SqlAdapter;
import org.apache.arrow.flight.impl.Flight;

/**
 * Brings a statement to the server: adapts its text, and gets columns and ticket for it in one
 * call, or in none where the same text was seen before; one that is executed is {@linkplain Opening
 * opened} instead. Nothing is prepared on the server, so nothing can leak there.
 */
final class Statements {
  static final MethodDescriptor<byte[], byte[]> GET_FLIGHT_INFO =
      Rpc.unary("arrow.flight.protocol.FlightService/GetFlightInfo");

  private Statements() {}

  /**
   * The text as it has to be sent, for the statement that this thread executes.
   *
   * @throws StatusRuntimeException where it must not be sent
   */
  static Adaptation adapt(Caller caller, String sql) {
    AdaptOptions wishes = wishes();
    Adaptation adaptation =
        caller.session().catalogs().current(caller).use(c -> SqlAdapter.adapt(sql, c, wishes));
    StatementContext context = StatementContext.current();
    if (context != null) {
      context.noteSent(adaptation.text());
    }
    if (!adaptation.isUnderstood()) {
      UnreadTexts.note(MaskedText.of(sql), adaptation.whyAsItCame());
    }
    if (adaptation.isRefused()) {
      StatementLog.refused(adaptation);
      throw Failures.refuse(adaptation.refusal().sqlState(), adaptation.refusal().message());
    }
    return adaptation;
  }

  private static AdaptOptions wishes() {
    StatementContext context = StatementContext.current();
    return context == null || (context.rowCap() == 0 && context.maxRows() == 0)
        ? AdaptOptions.none()
        : AdaptOptions.none().withRowCap(context.rowCap()).withMaxRows(context.maxRows());
  }

  /**
   * Columns and ticket for an adapted text.
   *
   * @param sql the user's own text, for the explanation of an error
   * @throws StatusRuntimeException with the reason, as far as it can be told
   */
  static Query query(Caller caller, String text, String sql) {
    Query known = caller.session().tickets().find(text);
    if (known != null) {
      return known;
    }
    return added(caller, ask(caller, text, sql, true));
  }

  private static Query added(Caller caller, Query query) {
    caller.session().tickets().add(query);
    return query;
  }

  /**
   * The same for a text that is executed: one that was not seen before is run at once, and its
   * result is the statement's {@link StatementContext#early}.
   *
   * @param text of the adaptation, with the values of its parameters
   */
  static Query run(Caller caller, Adaptation adaptation, String text) {
    Query known = caller.session().tickets().find(text);
    if (known != null) {
      return known;
    }
    StatementContext statement = StatementContext.current();
    EarlyGet<?, ?> early = EarlyGet.of(statement, caller);
    if (early != null && early.query().text().equals(text)) {
      // Too long to be remembered.
      return early.query();
    }
    String sql = adaptation.original();
    Opening opening = Opening.begin(caller.with(Deadlines.apply(caller.options())), sql, text);
    if (opening == null) {
      return added(caller, ask(caller, text, sql, true));
    }
    statement.noteCapInForce(adaptation.rowCap());
    try {
      return added(caller, opening.await());
    } catch (StatusRuntimeException e) {
      return notOpened(caller, sql, text, opening, e);
    }
  }

  /** What is left to do depends on the call that failed, and on whether the server says why. */
  private static Query notOpened(
      Caller caller, String sql, String text, Opening opening, StatusRuntimeException e) {
    StatementContext statement = StatementContext.current();
    statement.closeEarly();
    if (Failures.isConnectionLost(e.getStatus())) {
      Counter.SENT_AGAIN.add();
      if (opening.wasTaken()) {
        statement.markSentAgain();
      }
      return added(caller, ask(caller, text, sql, opening.wasTaken()));
    }
    if (opening.wasTaken() && Failures.saysNothing(e.getStatus())) {
      // Fails here where the text is at fault, and is explained then.
      throw failedInRun(query(caller, text, sql), e, opening.startNanos());
    }
    throw notTaken(caller, text, sql, e, opening.startNanos());
  }

  private static StatusRuntimeException failedInRun(
      Query query, StatusRuntimeException e, long start) {
    Failures.count(e.getStatus(), StatementContext.current());
    if (StatementLog.isWanted()) {
      StatementLog.ended(query, e.getStatus(), System.nanoTime() - start, 2, -1);
    }
    return Failures.atRun(e.getStatus(), null).asRuntimeException(e.getTrailers());
  }

  /**
   * @param twice whether to ask again where the connection is lost
   */
  private static Query ask(Caller caller, String text, String sql, boolean twice) {
    Caller timed = caller.with(Deadlines.apply(caller.options()));
    byte[] request = request(text);
    long start = System.nanoTime();
    try {
      Query query =
          read(sql, text, twice ? askTwice(timed, request) : timed.ask(GET_FLIGHT_INFO, request));
      query.noteAsking(System.nanoTime() - start);
      return query.givenTo(caller.connectionId());
    } catch (StatusRuntimeException e) {
      throw notTaken(caller, text, sql, e, start);
    }
  }

  private static StatusRuntimeException notTaken(
      Caller caller, String text, String sql, StatusRuntimeException e, long start) {
    StatementLog.notTaken(sql, text, e.getStatus(), System.nanoTime() - start);
    Reason why = Failures.saysNothing(e.getStatus()) ? explain(caller, sql) : null;
    return Failures.atPrepare(e.getStatus(), why).asRuntimeException(e.getTrailers());
  }

  private static Reason explain(Caller caller, String sql) {
    return caller.session().catalogs().current(caller).use(c -> Explainer.explain(sql, c));
  }

  /** Asking is without effect on the server, so a connection that was lost is no reason to fail. */
  private static byte[] askTwice(Caller caller, byte[] request) {
    try {
      return caller.ask(GET_FLIGHT_INFO, request);
    } catch (StatusRuntimeException e) {
      if (!Failures.isConnectionLost(e.getStatus())) {
        throw e;
      }
      Counter.SENT_AGAIN.add();
      return caller.ask(GET_FLIGHT_INFO, request);
    }
  }

  /**
   * The request for columns and ticket of a text. It goes as it is, which makes the server give the
   * columns; a line feed in front would be taken for the first byte of a Flight SQL command.
   */
  static byte[] request(String text) {
    String sent = text.isEmpty() || text.charAt(0) == '\n' ? " ".concat(text) : text;
    return request(ByteString.copyFromUtf8(sent));
  }

  /** The request for what stands behind a command. */
  static byte[] request(ByteString command) {
    return Flight.FlightDescriptor.newBuilder()
        .setType(Flight.FlightDescriptor.DescriptorType.CMD)
        .setCmd(command)
        .build()
        .toByteArray();
  }

  /** Reads the server's answer to {@link #request}. */
  static Query read(String sql, String text, byte[] answer) {
    Flight.FlightInfo info = info(answer);
    return new Query(sql, text, info.getSchema(), info.getEndpoint(0).getTicket().getTicket());
  }

  /** The ticket in the server's answer to a command. */
  static ByteString ticket(byte[] answer) {
    return info(answer).getEndpoint(0).getTicket().getTicket();
  }

  private static Flight.FlightInfo info(byte[] answer) {
    try {
      Flight.FlightInfo info = Flight.FlightInfo.parseFrom(answer);
      if (info.getEndpointCount() != 1) {
        throw Failures.refuse(
            SqlState.GENERAL, "KurrentDB gave " + info.getEndpointCount() + " tickets for a query");
      }
      return info;
    } catch (InvalidProtocolBufferException e) {
      throw Status.INTERNAL
          .withDescription("KurrentDB's FlightInfo cannot be read")
          .withCause(e)
          .asRuntimeException();
    }
  }
}
