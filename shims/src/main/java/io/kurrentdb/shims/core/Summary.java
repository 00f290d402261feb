package io.kurrentdb.shims.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The lines by which an operator sees that the agent works: {@code kurrentdb: installed ...} for
 * every patch, then {@code kurrentdb: all patches installed and verified}, or an error that names
 * those that are not.
 */
public final class Summary {
  /** Whether a driver has had its summary: those of further ones say which driver they are of. */
  private static final AtomicBoolean FIRST_DONE = new AtomicBoolean();

  private Summary() {}

  /**
   * Writes the summary of one loader's patches to the log.
   *
   * @param driver which driver it stands for, as a line for the log: there can be several in a JVM
   */
  public static void log(Ledger ledger, String driver) {
    List<Ledger.Entry> missing = missing(ledger);
    if (!missing.isEmpty()) {
      // Also where the level leaves out INFO, so that the errors have their driver.
      Log.error(driver);
    } else if (FIRST_DONE.getAndSet(true)) {
      Log.info(driver);
    }
    for (Ledger.Entry entry : ledger.entries()) {
      logEntry(entry);
    }
    if (missing.isEmpty()) {
      Log.info("all patches installed and verified");
    } else {
      logMissing(missing);
    }
  }

  /** Writes which patches do not fit, or are switched off, where none of them can be run. */
  public static void logIdle(Ledger ledger, String driver) {
    List<Ledger.Entry> unfit = unfit(ledger);
    if (!unfit.isEmpty()) {
      Log.error(driver);
      logMissing(unfit);
    }
    for (Ledger.Entry entry : ledger.entries()) {
      logOff(entry);
    }
  }

  private static void logMissing(List<Ledger.Entry> missing) {
    Log.error(headline(missing));
    for (Ledger.Entry entry : missing) {
      Log.error(
          entry.id()
              + " is not installed: "
              + reason(entry)
              + ". Without it "
              + entry.consequence()
              + ". "
              + cure(entry));
    }
  }

  /** Those that should be there and are not, or were never run. */
  public static List<Ledger.Entry> missing(Ledger ledger) {
    List<Ledger.Entry> missing = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      if (entry.isMissing() || entry.state() == Ledger.State.APPLIED) {
        missing.add(entry);
      }
    }
    return missing;
  }

  /** Those that should be there and are not. */
  public static List<Ledger.Entry> unfit(Ledger ledger) {
    List<Ledger.Entry> unfit = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      if (entry.isMissing()) {
        unfit.add(entry);
      }
    }
    return unfit;
  }

  /** {@code N patch(es) NOT installed: <names>}. */
  public static String headline(List<Ledger.Entry> missing) {
    StringBuilder line = new StringBuilder();
    line.append(missing.size()).append(" patch(es) NOT installed: ");
    for (int i = 0; i < missing.size(); i++) {
      line.append(i == 0 ? "" : ", ").append(missing.get(i).id());
    }
    return line.toString();
  }

  private static void logEntry(Ledger.Entry entry) {
    if (entry.state() == Ledger.State.VERIFIED) {
      Log.info("installed " + entry.what() + " (" + entry.id() + ")");
    }
    logOff(entry);
  }

  private static void logOff(Ledger.Entry entry) {
    if (entry.state() == Ledger.State.OFF) {
      Log.info("switched off: " + entry.what() + " (" + entry.id() + ")");
    }
  }

  private static String reason(Ledger.Entry entry) {
    return entry.state() == Ledger.State.APPLIED
        ? "its code is in the class, but was not run"
        : entry.reason();
  }

  private static String cure(Ledger.Entry entry) {
    switch (entry.state()) {
      case LATE:
        return "Start the JVM with -javaagent:kurrentdb-agent.jar.";
      case MISMATCH:
        return "This version of the driver is not one the agent knows:"
            + " java -jar kurrentdb-agent.jar check driver.jar shows which patches fit.";
      default:
        return "Set KURRENTDB_LOG_LEVEL=debug for the stack trace, and report it.";
    }
  }
}
