package io.kurrentdb.shims.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of every patch, for one loader of the driver or of a host: the start-up summary, the
 * strict mode, the command line and the tests read it. Thread-safe.
 */
public final class Ledger {
  /**
   * The life of a patch; the order is that of getting better, so that one success outlives a miss.
   */
  public enum State {
    /** Switched off by the operator. */
    OFF,
    /** The class was found, but not what the patch needs in it. */
    MISMATCH,
    /** Weaving it failed. */
    FAILED,
    /** The class was loaded before the agent could see it. */
    LATE,
    /** Its bytes are in the class. */
    APPLIED,
    /** The patched code was really run. */
    VERIFIED
  }

  /** One patch in one loader. */
  public static final class Entry {
    private final String id;
    private final String what;
    private final String consequence;
    private volatile State state;
    private volatile String reason = "";

    Entry(String id, String what, String consequence, State state) {
      this.id = id;
      this.what = what;
      this.consequence = consequence;
      this.state = state;
    }

    public String id() {
      return id;
    }

    /** What it does for the user, as the summary says it. */
    public String what() {
      return what;
    }

    /** What stops working without it. */
    public String consequence() {
      return consequence;
    }

    public State state() {
      return state;
    }

    /** Why it is not installed; empty where it is. */
    public String reason() {
      return reason;
    }

    public boolean isMissing() {
      return state == State.MISMATCH || state == State.FAILED || state == State.LATE;
    }
  }

  private static final AtomicLong ERRORS = new AtomicLong();
  private static volatile String lastError = "";

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Notes what became of a patch; a patch of several classes is as bad as the worst of them. One
   * that was run stays verified when another of its classes is loaded later.
   */
  public synchronized void record(
      String id, String what, String consequence, State state, String reason) {
    Entry entry = entries.get(id);
    if (entry == null) {
      entry = new Entry(id, what, consequence, state);
      entries.put(id, entry);
    } else if (state.compareTo(entry.state) < 0 && state != State.APPLIED) {
      entry.state = state;
    } else {
      return;
    }
    entry.reason = reason;
  }

  /** Notes that the code of this patch was run. Cheap after the first time. */
  public void verified(String id) {
    Entry entry = find(id);
    if (entry != null && entry.state == State.APPLIED) {
      entry.state = State.VERIFIED;
    }
  }

  public synchronized Entry find(String id) {
    return entries.get(id);
  }

  /** Whether its code is in the driver's classes, be it run already or not. */
  public boolean isInPlace(String id) {
    Entry entry = find(id);
    return entry != null && entry.state.compareTo(State.APPLIED) >= 0;
  }

  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** Counts an error inside the agent that the host was kept from seeing. */
  public static void countError(String where, Throwable error) {
    ERRORS.incrementAndGet();
    lastError = where + ": " + error;
  }

  /** How many errors inside the agent were kept from the host since the JVM started. */
  public static long errors() {
    return ERRORS.get();
  }

  /** The newest of them, empty where there is none. */
  public static String lastError() {
    return lastError;
  }
}
