package io.kurrentdb.agent.weaving;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Gives the driver, and nobody else, what it would ask for by JVM flags: {@code
 * --add-opens=java.base/java.nio}, from JDK 24 on {@code --enable-native-access}, and a netty that
 * still uses Unsafe, without which Arrow's memory does not work.
 */
final class JdkAccess {
  private static final String ID = "jdk-access";
  private static final String WHAT = "JDK access (java.nio, native code, Unsafe) for the driver";
  private static final String UNSUPPORTED = "jdk.unsupported";
  private static final Set<Module> GRANTED = Collections.newSetFromMap(new WeakHashMap<>());

  /** What needs the access: Arrow's memory the first, netty's loading of native code the second. */
  private static final String[] USERS = {"org.apache.arrow.memory.util", "io.netty.util.internal"};

  private JdkAccess() {}

  /**
   * @param hit the module of the driver's first class, unnamed where it is on a class path
   */
  static synchronized void grant(Instrumentation instrumentation, Module hit, NameSpace space) {
    ClassLoader loader = hit.getClassLoader();
    if (loader == null || !GRANTED.add(hit)) {
      return;
    }
    if (Setting.isPatchOff(ID)) {
      record(loader, Ledger.State.OFF, "switched off by kurrentdb.patch." + ID);
      return;
    }
    if (ModuleLayer.boot().findModule(UNSUPPORTED).isEmpty()) {
      reportNoUnsafe(loader);
      return;
    }
    try {
      for (Module module : modules(hit, space)) {
        open(instrumentation, module);
      }
      if (Runtime.version().feature() >= 24) {
        keepUnsafe(space);
        note("Unsafe", BridgeInstaller.injector(instrumentation).apply("unsafe", null));
      }
      DriverLogging.quiet(space);
      record(loader, Ledger.State.VERIFIED, "");
    } catch (IOException | ReflectiveOperationException | RuntimeException notPossible) {
      Ledger.countError(ID, notPossible);
      record(loader, Ledger.State.FAILED, notPossible.toString());
    }
  }

  /** On a module path the driver is a module, and its libraries can be some of their own. */
  private static Set<Module> modules(Module hit, NameSpace space) {
    if (!hit.isNamed() || hit.getLayer() == null) {
      return Set.of(hit);
    }
    Set<Module> modules = new HashSet<>();
    for (Module module : hit.getLayer().modules()) {
      for (String user : USERS) {
        if (module.getPackages().contains(space.dottedPrefix() + user)) {
          modules.add(module);
        }
      }
    }
    return modules;
  }

  private static void open(Instrumentation instrumentation, Module driver)
      throws IOException, ReflectiveOperationException {
    BridgeInstaller.open(instrumentation, Object.class.getModule(), "java.nio", driver);
    if (Runtime.version().feature() >= 24) {
      note("native access", BridgeInstaller.injector(instrumentation).apply("native", driver));
    }
  }

  /** The driver's first connection will end in an Error, and no summary would come. */
  private static void reportNoUnsafe(ClassLoader loader) {
    String reason = "this JVM has no module " + UNSUPPORTED + ", without which Arrow has no memory";
    record(loader, Ledger.State.FAILED, reason);
    Log.error(
        "the driver cannot work here: " + reason + ". Start it with --add-modules=" + UNSUPPORTED);
  }

  /** Netty switches Unsafe off by itself from JDK 24 on; what the operator has set stays. */
  private static void keepUnsafe(NameSpace space) {
    String property = space.dottedPrefix() + "io.netty.noUnsafe";
    if (System.getProperty(property) == null) {
      System.setProperty(property, "false");
    }
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
