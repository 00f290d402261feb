package io.kurrentdb.shims.flight;

import io.grpc.Status;
import io.kurrentdb.shims.core.Counter;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.sql.Adaptation;

/**
 * One line for each statement at DEBUG, and one for each slow one at INFO: what came, what went
 * out, how many calls and rows, how long. Values that were bound are part of what went out, so that
 * part is for DEBUG only.
 */
final class StatementLog {
  private static final long SLOW_NANOS = Setting.SLOW_STATEMENT_MILLIS.number() * 1_000_000;
  private static final int LONGEST_TEXT = 2_000;

  private StatementLog() {}

  static boolean isWanted() {
    return Log.isEnabled(Log.DEBUG) || (SLOW_NANOS > 0 && Log.isEnabled(Log.INFO));
  }

  /**
   * Notes the end of a statement.
   *
   * @param nanos from the first call for its result to the end
   * @param calls made for its result; the one that brought the ticket is added here
   * @param rows -1 where they were not counted
   */
  static void ended(Query query, Status status, long nanos, int calls, long rows) {
    long asking = query.takeAskingNanos();
    boolean slow = SLOW_NANOS > 0 && nanos + asking >= SLOW_NANOS;
    boolean debug = Log.isEnabled(Log.DEBUG);
    if (!slow && !debug) {
      return;
    }
    StringBuilder line = new StringBuilder(slow ? "slow statement: " : "statement: ");
    line.append((nanos + asking) / 1_000).append(" us, ");
    line.append(calls + (asking > 0 ? 1 : 0)).append(" calls, ");
    line.append(rows < 0 ? "" : rows + " rows, ");
    line.append(status.isOk() ? "OK" : status.getCode().toString());
    appendTexts(line, query.sql(), debug ? query.text() : query.sql());
    if (slow) {
      Counter.SLOW.add();
      Log.info(line.toString());
    } else {
      Log.debug(line.toString());
    }
  }

  /** Notes that the server did not take a text, after this time. */
  static void notTaken(String sql, String text, Status status, long nanos) {
    Failures.count(status, StatementContext.current());
    if (Log.isEnabled(Log.DEBUG)) {
      StringBuilder line = new StringBuilder("statement not taken: ");
      line.append(nanos / 1_000).append(" us, ").append(status.getCode());
      appendTexts(line, sql, text);
      Log.debug(line.toString());
    }
  }

  /** Notes that a text was not sent. */
  static void refused(Adaptation adaptation) {
    Counter.REFUSED.add();
    if (Log.isEnabled(Log.DEBUG)) {
      Log.debug(
          "statement refused here, "
              + adaptation.refusal().sqlState()
              + "; came: "
              + shortened(adaptation.original()));
    }
  }

  private static void appendTexts(StringBuilder line, String came, String sent) {
    line.append("; came: ").append(shortened(came));
    if (!sent.equals(came)) {
      line.append("; sent: ").append(shortened(sent));
    }
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
  }
}
