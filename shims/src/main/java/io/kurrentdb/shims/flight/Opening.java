package io.kurrentdb.shims.flight;

import com.google.protobuf.Any;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.core.StatementContext;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.flight.sql.impl.FlightSql;

/**
 * Runs a text that is executed for the first time: asks for its ticket, on which the server spends
 * no planning, and sends the ticket as soon as it has come. The columns are those by which the
 * result begins, so the server plans the text once; to ask for the columns beforehand would have it
 * planned twice.
 *
 * <p>Both answers are heard on gRPC's own threads, which wait for nothing here; the thread that
 * executes the statement is woken once.
 */
final class Opening {
  private final Caller caller;
  private final StatementContext statement;
  private final MethodDescriptor<?, ?> doGet;
  private final String sql;
  private final String text;

  /** Both calls are made in it: the second one in the answer to the first. */
  private final Context.CancellableContext scope = Context.current().withCancellation();

  private final long startNanos = System.nanoTime();

  /** The ticket was sent, and the result has begun; in either order. */
  private final CountDownLatch steps = new CountDownLatch(2);

  private volatile Query query;
  private volatile StatusRuntimeException failure;

  private Opening(Caller caller, StatementContext statement, String sql, String text) {
    // What waits for nothing needs no thread of its own.
    this.caller = caller.with(caller.options().withExecutor(Runnable::run));
    this.statement = statement;
    this.doGet = caller.doGet();
    this.sql = sql;
    this.text = text;
  }

  /**
   * Begins to run a text.
   *
   * @param sql the user's own text, for the log
   * @return null where the text is not to be run now, or where it is not known yet how this client
   *     reads a result: it has read none
   */
  static Opening begin(Caller caller, String sql, String text) {
    StatementContext statement = StatementContext.current();
    return statement == null || !statement.isExecution() || caller.doGet() == null
        ? null
        : new Opening(caller, statement, sql, text);
  }

  /**
   * Waits until the result has begun; {@link StatementContext#early} is then the call that brings
   * it.
   *
   * @throws StatusRuntimeException as the server, or the connection, has it; {@link #wasTaken}
   *     tells in which call
   */
  Query await() {
    statement.onCancel(() -> scope.cancel(null));
    scope.run(() -> caller.askLater(Statements.GET_FLIGHT_INFO, request(), this::answered));
    boolean interrupted = false;
    while (steps.getCount() > 0) {
      try {
        steps.await();
      } catch (InterruptedException e) {
        interrupted = true;
        scope.cancel(e);
      }
    }
    statement.onCancel(null);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      caller.noteFailure(failure.getStatus());
      throw failure;
    }
    return query;
  }

  /** Whether the server gave a ticket: what failed then is the plan, or the run. */
  boolean wasTaken() {
    return query != null;
  }

  /** When it began, by {@code System.nanoTime()}. */
  long startNanos() {
    return startNanos;
  }

  private byte[] request() {
    FlightSql.CommandStatementQuery command =
        FlightSql.CommandStatementQuery.newBuilder().setQuery(text).build();
    return Statements.request(Any.pack(command).toByteString());
  }

  private void answered(Status status, Metadata trailers, byte[] answer) {
    if (!status.isOk()) {
      fail(status.asRuntimeException(trailers));
      return;
    }
    long nanos = System.nanoTime() - startNanos;
    caller.server().noteRoundTrip(nanos);
    try {
      query = Query.withoutColumns(sql, text, Statements.ticket(answer));
      query.givenTo(caller.connectionId()).noteAsking(nanos);
      statement.early(send(doGet));
      steps.countDown();
    } catch (StatusRuntimeException e) {
      fail(e);
    } catch (RuntimeException | LinkageError e) {
      fail(Failures.ofAgent(getClass(), e).asRuntimeException());
    }
  }

  private <ReqT, RespT> EarlyGet<ReqT, RespT> send(MethodDescriptor<ReqT, RespT> method) {
    return EarlyGet.send(caller, method, query, statement, this);
  }

  void resultCame() {
    steps.countDown();
  }

  void resultFailed(Status status, Metadata trailers) {
    Status failed =
        status.isOk() ? Status.INTERNAL.withDescription("KurrentDB gave no columns") : status;
    fail(failed.asRuntimeException(trailers));
  }

  private void fail(StatusRuntimeException e) {
    failure = e;
    steps.countDown();
    steps.countDown();
  }
}
