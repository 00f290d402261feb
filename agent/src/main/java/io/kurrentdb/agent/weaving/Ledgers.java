package io.kurrentdb.agent.weaving;

import io.kurrentdb.shims.core.Ledger;
import java.util.Map;
import java.util.WeakHashMap;

/** One ledger for each class loader in which something was patched. Keeps no loader alive. */
public final class Ledgers {
  private static final Map<ClassLoader, Ledger> BY_LOADER = new WeakHashMap<>();

  private Ledgers() {}

  /** The ledger of this loader; a new one where nothing of it was patched yet. */
  public static synchronized Ledger of(ClassLoader loader) {
    return BY_LOADER.computeIfAbsent(loader, any -> new Ledger());
  }
}
