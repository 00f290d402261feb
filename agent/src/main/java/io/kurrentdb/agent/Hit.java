package io.kurrentdb.agent;

import io.kurrentdb.agent.patches.Weaver;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens when a class that we wait for appears. Loaded at the first of them, and Byte Buddy
 * with it.
 */
final class Hit {
  private static Boolean bridged;

  private Hit() {}

  /**
   * @return the patched class file; null where nothing is to be changed
   */
  static byte[] weave(
      Instrumentation instrumentation,
      ClassLoader loader,
      String name,
      PatchList[] patches,
      byte[] classFile) {
    NameSpace space = NameSpace.of(name, loader);
    Ledger ledger = Ledgers.of(loader);
    List<PatchList> wanted = new ArrayList<>();
    for (PatchList patch : patches) {
      if (Setting.isPatchOff(patch.id())) {
        record(ledger, patch, Ledger.State.OFF, "switched off by kurrentdb.patch." + patch.id());
      } else if (!isBridged(instrumentation)) {
        record(ledger, patch, Ledger.State.FAILED, "the bridge could not be defined in java.base");
      } else {
        wanted.add(patch);
      }
    }
    if (wanted.isEmpty()) {
      return null;
    }
    if (wanted.get(0).isForDriver()) {
      JdkAccess.grant(instrumentation, loader, space);
    }
    return new Weaver(loader, space, ledger).weave(name, wanted, classFile);
  }

  private static synchronized boolean isBridged(Instrumentation instrumentation) {
    if (bridged == null) {
      bridged = BridgeInstaller.install(instrumentation, new Dispatcher());
      warnAboutSettings();
    }
    return bridged;
  }

  private static void warnAboutSettings() {
    for (String line : SettingsCheck.lines()) {
      Log.warn(line);
    }
  }

  static void record(Ledger ledger, PatchList patch, Ledger.State state, String reason) {
    ledger.record(patch.id(), patch.what(), patch.consequence(), state, reason);
  }
}
