package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.bridge.Bridge;
import io.kurrentdb.agent.bridge.Injector;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Defines the bridge in java.base. Appending to the bootstrap class path would do the same, but
 * switches class-data sharing off and prints a warning on newer JVMs.
 */
final class BridgeInstaller {
  private static BiFunction<String, Object, Object> injector;

  private BridgeInstaller() {}

  static boolean install(Instrumentation instrumentation, Function<Object[], Object> agent) {
    try {
      BiFunction<String, Object, Object> inside = injector(instrumentation);
      Object bridge = inside.apply("bridge", read(Bridge.RESOURCE));
      if (bridge instanceof Throwable) {
        throw new IllegalStateException((Throwable) bridge);
      }
      ((Class<?>) bridge).getField("agent").set(null, agent);
      return true;
    } catch (ReflectiveOperationException
        | IOException
        | RuntimeException
        | LinkageError notPossible) {
      Ledger.countError("bridge", notPossible);
      Log.error(
          "no patch can be installed, java.base does not take the bridge: " + notPossible,
          notPossible);
      return false;
    }
  }

  /** The JDK's inside, open to one class in a loader, and so a module, of its own. */
  static synchronized BiFunction<String, Object, Object> injector(Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    if (injector == null) {
      Class<?> type =
          new OwnLoader()
              .define(Injector.class.getName(), read("/io/kurrentdb/agent/bridge/Injector.class"));
      open(instrumentation, Object.class.getModule(), "java.lang", type.getModule());
      open(instrumentation, Object.class.getModule(), "jdk.internal.module", type.getModule());
      ModuleLayer.boot()
          .findModule("jdk.unsupported")
          .ifPresent(module -> open(instrumentation, module, "sun.misc", type.getModule()));
      @SuppressWarnings("unchecked")
      BiFunction<String, Object, Object> made =
          (BiFunction<String, Object, Object>) type.getConstructor().newInstance();
      injector = made;
    }
    return injector;
  }

  static void open(Instrumentation instrumentation, Module module, String packageName, Module to) {
    instrumentation.redefineModule(
        module,
        Collections.emptySet(),
        Collections.emptyMap(),
        Map.of(packageName, Set.of(to)),
        Collections.emptySet(),
        Collections.emptyMap());
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = BridgeInstaller.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private static final class OwnLoader extends ClassLoader {
    OwnLoader() {
      super(null);
    }

    Class<?> define(String name, byte[] classFile) {
      return defineClass(name, classFile, 0, classFile.length);
    }
  }
}
