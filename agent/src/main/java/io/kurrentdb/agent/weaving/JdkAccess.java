package io.kurrentdb.agent.weaving;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiFunction;

/**
 * Gives the driver, and nobody else, what it would ask for by JVM flags: {@code
 * --add-opens=java.base/java.nio}, from JDK 24 on {@code --enable-native-access}, and a netty that
 * still uses Unsafe, without which Arrow's memory does not work.
 */
final class JdkAccess {
  private static final String ID = "jdk-access";
  private static final String WHAT = "JDK access (java.nio, native code, Unsafe) for the driver";
  private static final Set<ClassLoader> GRANTED = Collections.newSetFromMap(new WeakHashMap<>());

  private JdkAccess() {}

  static synchronized void grant(
      Instrumentation instrumentation, ClassLoader loader, NameSpace space) {
    if (loader == null || !GRANTED.add(loader)) {
      return;
    }
    if (Setting.isPatchOff(ID)) {
      record(loader, Ledger.State.OFF, "switched off by kurrentdb.patch." + ID);
      return;
    }
    try {
      Module driver = loader.getUnnamedModule();
      BridgeInstaller.open(instrumentation, Object.class.getModule(), "java.nio", driver);
      if (Runtime.version().feature() >= 24) {
        keepUnsafe(space);
        allow(BridgeInstaller.injector(instrumentation), driver);
      }
      DriverLogging.quiet(space);
      record(loader, Ledger.State.VERIFIED, "");
    } catch (IOException | ReflectiveOperationException | RuntimeException notPossible) {
      Ledger.countError(ID, notPossible);
      record(loader, Ledger.State.FAILED, notPossible.toString());
    }
  }

  /** Netty switches Unsafe off by itself from JDK 24 on; what the operator has set stays. */
  private static void keepUnsafe(NameSpace space) {
    String property = space.dottedPrefix() + "io.netty.noUnsafe";
    if (System.getProperty(property) == null) {
      System.setProperty(property, "false");
    }
  }

  private static void allow(BiFunction<String, Object, Object> injector, Module driver) {
    note("native access", injector.apply("native", driver));
    note("Unsafe", injector.apply("unsafe", null));
  }

  /** Only a warning of the JDK's would show: no reason to call the patch missing. */
  private static void note(String what, Object outcome) {
    if (!Boolean.TRUE.equals(outcome)) {
      Log.debug("the JDK's own warning about " + what + " stays: " + outcome);
    }
  }

  private static void record(ClassLoader loader, Ledger.State state, String reason) {
    Ledgers.of(loader)
        .record(
            ID, WHAT, "the driver needs --add-opens=java.base/java.nio=ALL-UNNAMED", state, reason);
  }
}
