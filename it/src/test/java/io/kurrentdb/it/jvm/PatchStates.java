package io.kurrentdb.it.jvm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the agent's ledger says. Runs in the host's JVM: nothing but the JDK. */
public final class PatchStates {
  private PatchStates() {}

  /**
   * The state of each patch of the driver in a class loader, by its id; empty where no class in
   * that very loader was patched.
   */
  public static Map<String, String> of(ClassLoader loader) throws ReflectiveOperationException {
    Object dispatcher = Class.forName("java.lang.KurrentDbBridge").getField("agent").get(null);
    Object ledger =
        dispatcher
            .getClass()
            .getClassLoader()
            .loadClass("io.kurrentdb.agent.weaving.Ledgers")
            .getMethod("of", ClassLoader.class)
            .invoke(null, loader);
    Map<String, String> states = new TreeMap<>();
    for (Object entry : (List<?>) ledger.getClass().getMethod("entries").invoke(ledger)) {
      states.put(text(entry, "id"), text(entry, "state"));
    }
    return states;
  }

  private static String text(Object entry, String method) throws ReflectiveOperationException {
    return entry.getClass().getMethod(method).invoke(entry).toString();
  }
}
