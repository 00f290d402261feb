package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * One ledger for the driver of each class loader, and one for the hosts in it. Keeps no loader
 * alive.
 *
 * <p>They are apart because the driver's summary is due at the first connection, when every patch
 * of the driver must have been run; a patch of a host is run whenever the host comes to it, if it
 * does, and says so then.
 */
public final class Ledgers {
  private static final Map<ClassLoader, Ledger> DRIVERS = new WeakHashMap<>();
  private static final Map<ClassLoader, Ledger> HOSTS = new WeakHashMap<>();

  private Ledgers() {}

  /** The driver's ledger of this loader; a new one where nothing of it was patched yet. */
  public static Ledger of(ClassLoader loader) {
    return of(loader, DRIVERS);
  }

  static Ledger of(ClassLoader loader, PatchList patch) {
    return of(loader, patch.isForDriver() ? DRIVERS : HOSTS);
  }

  private static synchronized Ledger of(ClassLoader loader, Map<ClassLoader, Ledger> kind) {
    return kind.computeIfAbsent(loader, any -> new Ledger());
  }

  /** Notes that a patch was run; of a host's, the log tells. */
  static void verified(ClassLoader loader, PatchList patch) {
    of(loader, patch).verified(patch.id());
    if (!patch.isForDriver()) {
      Log.info("installed " + patch.what() + " (" + patch.id() + ")");
    }
  }

  /** Warns of patches of a host that do not fit: no summary would. */
  static void reportMissing(ClassLoader loader, PatchList patch) {
    Ledger.Entry entry = of(loader, patch).find(patch.id());
    if (!patch.isForDriver() && entry != null && entry.isMissing()) {
      Log.warn(
          "NOT installed: "
              + patch.what()
              + " ("
              + patch.id()
              + "): "
              + entry.reason()
              + ". Without it "
              + patch.consequence()
              + ".");
    }
  }
}
