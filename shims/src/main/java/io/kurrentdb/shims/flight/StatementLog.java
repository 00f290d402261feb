package io.kurrentdb.shims.flight;

import io.grpc.Status;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;

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
    line.append("; came: ").append(shortened(query.sql()));
    if (debug && !query.text().equals(query.sql())) {
      line.append("; sent: ").append(shortened(query.text()));
    }
    if (slow) {
      Log.info(line.toString());
    } else {
      Log.debug(line.toString());
    }
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
  }
}
