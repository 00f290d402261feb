package io.kurrentdb.agent;

import io.kurrentdb.shims.core.Log;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets every class pass that has none of the names we wait for, at the price of one look into a
 * map. Byte Buddy, the patches and all the rest are loaded behind it, at the first hit: an
 * AgentBuilder in premain would cost every JVM some 200 ms and 1,000 classes, this costs less than
 * 5 ms and 10.
 */
final class NameGate implements ClassFileTransformer {
  /** Set while an agent of ours is in this JVM, so that a second one keeps still. */
  static final String STARTED = "kurrentdb.agent.version";

  private static final String CFJD = "cfjd/";
  private static final String SHADED = "org/apache/arrow/driver/jdbc/shaded/";

  private final Instrumentation instrumentation;
  private final Map<String, PatchList[]> waiting;
  private ClassFileTransformer weaving;

  private NameGate(Instrumentation instrumentation, Map<String, PatchList[]> waiting) {
    this.instrumentation = instrumentation;
    this.waiting = waiting;
  }

  /**
   * Starts to wait.
   *
   * @param running whether the JVM's main has been called already
   */
  static void install(Instrumentation instrumentation, boolean running) {
    if (isOff(System.getProperty("kurrentdb.enabled"))) {
      return;
    }
    String level = System.getProperty("kurrentdb.log-level");
    if (level != null) {
      Log.setLevel(level.trim());
    }
    String version = NameGate.class.getPackage().getImplementationVersion();
    System.setProperty(STARTED, version == null ? "(development)" : version);
    NameGate gate = new NameGate(instrumentation, PatchList.byTarget());
    // Not capable of retransformation: runs before all that are, in whatever order the agents are
    // named.
    instrumentation.addTransformer(gate, false);
    Log.info(
        "agent "
            + version
            + " on Java "
            + System.getProperty("java.version")
            + ": "
            + PatchList.COUNT
            + " patches wait for the Arrow Flight SQL JDBC driver and its hosts.");
    if (running) {
      gate.weaving().getClass();
    }
  }

  /** What else is not "on" is taken for a typing error, and said when the driver appears. */
  private static boolean isOff(String enabled) {
    return enabled != null
        && (enabled.equalsIgnoreCase("false")
            || enabled.equalsIgnoreCase("off")
            || enabled.equalsIgnoreCase("no")
            || enabled.equals("0"));
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (name == null
        || redefined != null
        || !waiting.containsKey(plain(name))
        || PatchList.isApplications(name)) {
      return null;
    }
    try {
      return weaving().transform(module, loader, name, null, domain, classFile);
    } catch (Throwable failure) {
      Log.error(name + " goes on unpatched: " + failure, failure);
      return null;
    }
  }

  /** The name without the prefix that some builds of the driver give to the libraries inside. */
  static String plain(String name) {
    if (name.startsWith(CFJD)) {
      return name.substring(CFJD.length());
    }
    return name.startsWith(SHADED) ? name.substring(SHADED.length()) : name;
  }

  private synchronized ClassFileTransformer weaving() {
    if (weaving == null) {
      weaving = AgentLoader.newWeaving(instrumentation, new HashMap<>(waiting));
    }
    return weaving;
  }
}
