package io.kurrentdb.shims.core;

import java.util.List;

/**
 * What a JDBC statement wants of the calls that are made for it, handed from the driver's classes
 * to the protocol, and what the protocol has to tell in return. One for each execution; it is
 * current for the thread that executes.
 *
 * <p>Thread-safe: the thread that executes writes the wishes before the first call, others may
 * cancel, and results come from gRPC's threads.
 */
public final class StatementContext {
  private static final ThreadLocal<StatementContext> CURRENT = new ThreadLocal<>();

  private final boolean execution;
  private final long rowCap;
  private final long maxRows;
  private final long deadlineNanos;
  private volatile List<String> values;
  private volatile String sent;
  private volatile boolean parameterTypesWanted;
  private volatile long capInForce;
  private volatile Object columns;
  private volatile boolean capped;
  private volatile boolean cancelled;
  private volatile Runnable onCancel;
  private volatile AutoCloseable early;
  private volatile boolean sentAgain;

  private StatementContext(boolean execution, long rowCap, long maxRows, long deadlineNanos) {
    this.execution = execution;
    this.rowCap = rowCap;
    this.maxRows = maxRows;
    this.deadlineNanos = deadlineNanos;
  }

  /**
   * @param rowCap rows of a query without a LIMIT that the host's user gets to see; 0 for no cap
   * @param maxRows {@code Statement.setMaxRows}; 0 for all rows
   * @param deadlineNanos value of {@code System.nanoTime()} at which the statement's time is over;
   *     0 for none
   */
  public static StatementContext of(long rowCap, long maxRows, long deadlineNanos) {
    return new StatementContext(true, Math.max(0, rowCap), Math.max(0, maxRows), deadlineNanos);
  }

  /** Of a statement that is prepared, and not executed. */
  public static StatementContext preparing(long deadlineNanos) {
    return new StatementContext(false, 0, 0, deadlineNanos);
  }

  /** Whether the statement's result is going to be read. */
  public boolean isExecution() {
    return execution;
  }

  /** Notes the call for the result that was sent before the driver asked for it. */
  public void early(AutoCloseable call) {
    early = call;
  }

  /** Null where there is none. */
  public AutoCloseable early() {
    return early;
  }

  /**
   * Notes that the query is sent again, because the connection was lost before its result began.
   */
  public void markSentAgain() {
    sentAgain = true;
  }

  /** Whether the query was sent twice already. */
  public boolean isSentAgain() {
    return sentAgain;
  }

  /** The context of the statement that this thread executes; null where nobody set one. */
  public static StatementContext current() {
    return CURRENT.get();
  }

  /**
   * Makes this the current context of the thread.
   *
   * @return the one before, to be given to {@link #restore} in a finally block
   */
  public StatementContext enter() {
    StatementContext before = CURRENT.get();
    CURRENT.set(this);
    return before;
  }

  /** Ends what {@link #enter} began. */
  public static void restore(StatementContext before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  public long rowCap() {
    return rowCap;
  }

  public long maxRows() {
    return maxRows;
  }

  /** A value of {@code System.nanoTime()}; 0 where there is no deadline. */
  public long deadlineNanos() {
    return deadlineNanos;
  }

  /** Gives the literals that stand for the statement's parameters, in their order. */
  public void values(List<String> literals) {
    values = List.copyOf(literals);
  }

  /** Null where the driver binds the values itself. */
  public List<String> values() {
    return values;
  }

  /** Says that the types of the parameters are to be the server's. */
  public void wantParameterTypes() {
    parameterTypesWanted = true;
  }

  public boolean areParameterTypesWanted() {
    return parameterTypesWanted;
  }

  /** Notes the text that goes to the server in place of the user's. */
  public void noteSent(String text) {
    sent = text;
  }

  /** Null before anything was sent. */
  public String sent() {
    return sent;
  }

  /**
   * Notes the columns of the result where the values of parameters decide them.
   *
   * @param schema an Arrow IPC message, in the protocol's own form
   */
  public void noteColumns(Object schema) {
    columns = schema;
  }

  /** Null where the columns are those that the statement was prepared with. */
  public Object columns() {
    return columns;
  }

  /** Notes that the query was sent with this cap; 0 where it has a LIMIT of its own. */
  public void noteCapInForce(long rows) {
    capInForce = rows;
  }

  /** How many rows of the result may be delivered; 0 for all. */
  public long capInForce() {
    return capInForce;
  }

  /** Notes that rows were left out because of {@link #rowCap}. */
  public void markCapped() {
    capped = true;
  }

  /** Whether the query had more rows than {@link #rowCap}; final once the result was read. */
  public boolean isCapped() {
    return capped;
  }

  /** Ends the call that was sent early, unless it was taken. */
  public void closeEarly() {
    AutoCloseable call = early;
    if (call != null) {
      early = null;
      try {
        call.close();
      } catch (Exception e) {
        Ledger.countError("StatementContext", e);
      }
    }
  }

  /** Ends the call that is being made for the statement, if there is one, and those to come. */
  public void cancel() {
    cancelled = true;
    Runnable action = onCancel;
    if (action != null) {
      action.run();
    }
    closeEarly();
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** Sets what ends the call that is being made; run at once where the statement was cancelled. */
  public void onCancel(Runnable action) {
    onCancel = action;
    if (cancelled && action != null) {
      action.run();
    }
  }
}
