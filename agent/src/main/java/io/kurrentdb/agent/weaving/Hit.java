package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.agent.patches.Weaver;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What happens when a class that we wait for appears. Loaded at the first of them, and Byte Buddy
 * with it. An environment variable that switches the agent off is heeded here, not at the start:
 * reading the environment costs nine classes.
 */
public final class Hit implements ClassFileTransformer {
  private final Instrumentation instrumentation;
  private final Map<String, PatchList[]> waiting;
  private final boolean enabled;
  private Boolean bridged;

  /**
   * @param waiting the patches by the name of the class that they wait for
   */
  public Hit(Instrumentation instrumentation, Map<String, PatchList[]> waiting) {
    this.instrumentation = instrumentation;
    this.waiting = waiting;
    this.enabled = Setting.ENABLED.isOn();
    setLogLevel();
    if (!enabled) {
      Log.info("switched off by " + Setting.ENABLED.variable() + ", nothing is patched.");
      return;
    }
    String changed = SettingsCheck.changed();
    if (!changed.isEmpty()) {
      Log.info("settings that differ from the default: " + changed);
    }
    SettingsCheck.lines().forEach(Log::warn);
    LateClasses.report(instrumentation, waiting);
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (!enabled) {
      return null;
    }
    PatchList[] patches = waiting.get(NameSpace.byPrefix(name).plainNameOf(name));
    return patches == null ? null : weave(module, loader, name, patches, classFile);
  }

  private byte[] weave(
      Module module, ClassLoader loader, String name, PatchList[] patches, byte[] classFile) {
    long start = System.nanoTime();
    NameSpace space = NameSpace.of(name, loader);
    Ledger ledger = Ledgers.of(loader, patches[0]);
    List<PatchList> wanted = wanted(patches, ledger);
    if (wanted.isEmpty()) {
      return null;
    }
    if (wanted.get(0).isForDriver()) {
      JdkAccess.grant(instrumentation, module, space);
    }
    try {
      byte[] woven = new Weaver(loader, space, ledger).weave(name, wanted, classFile);
      wanted.forEach(patch -> Ledgers.reportMissing(loader, patch));
      return woven;
    } catch (RuntimeException | LinkageError failure) {
      Ledger.countError("weaving " + name, failure);
      throw failure;
    } finally {
      if (Log.isEnabled(Log.DEBUG)) {
        Log.debug(name + " woven in " + (System.nanoTime() - start) / 1_000 + " us");
      }
    }
  }

  private List<PatchList> wanted(PatchList[] patches, Ledger ledger) {
    List<PatchList> wanted = new ArrayList<>();
    for (PatchList patch : patches) {
      if (Setting.isPatchOff(patch.id())) {
        record(ledger, patch, Ledger.State.OFF, "switched off by kurrentdb.patch." + patch.id());
      } else if (!isBridged()) {
        record(ledger, patch, Ledger.State.FAILED, "the bridge could not be defined in java.base");
      } else {
        wanted.add(patch);
      }
    }
    return wanted;
  }

  private synchronized boolean isBridged() {
    if (bridged == null) {
      bridged = BridgeInstaller.install(instrumentation, new Dispatcher());
    }
    return bridged;
  }

  private static void setLogLevel() {
    String name = Setting.LOG_LEVEL.get();
    if (!Log.setLevel(name)) {
      Log.warn(
          Setting.LOG_LEVEL.variable()
              + "="
              + name
              + " is not one of off, error, warn, info, debug: info is used.");
    }
  }

  static void record(Ledger ledger, PatchList patch, Ledger.State state, String reason) {
    ledger.record(patch.id(), patch.what(), patch.consequence(), state, reason);
  }
}
