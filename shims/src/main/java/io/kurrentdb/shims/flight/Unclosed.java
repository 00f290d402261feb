package io.kurrentdb.shims.flight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What belongs to a connection and to no statement, so that closing the connection must close it.
 * The channel has it, so that a connection nobody can see any more is not kept by this.
 * Thread-safe.
 */
public final class Unclosed {
  /** What is its own value is held until it is closed; without a value, while others hold it. */
  private final Map<AutoCloseable, AutoCloseable> all =
      Collections.synchronizedMap(new WeakHashMap<>());

  Unclosed() {}

  /** Holds on to what has memory of its own: nobody else frees it where a host has dropped it. */
  public void hold(AutoCloseable open) {
    all.put(open, open);
  }

  /** Takes note of what has nothing to free, for as long as somebody can see it. */
  public void watch(AutoCloseable open) {
    all.putIfAbsent(open, null);
  }

  public void closed(AutoCloseable closed) {
    all.remove(closed);
  }

  /** Those that are left, and forgets them. */
  public List<AutoCloseable> takeAll() {
    synchronized (all) {
      List<AutoCloseable> left = new ArrayList<>(all.keySet());
      all.clear();
      return left;
    }
  }
}
