package io.kurrentdb.agent;

import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import java.lang.instrument.Instrumentation;
import java.util.Locale;

/**
 * What the agent does before main: one line in the log and a set of class names to wait for.
 * Everything else is loaded when one of them appears.
 */
public final class Startup {
  /** Set while an agent of ours is in this JVM, so that a second one keeps still. */
  private static final String STARTED = "kurrentdb.agent.version";

  private Startup() {}

  /**
   * Called by {@link KurrentAgent} once the Java version is known to be good.
   *
   * @param running whether the JVM's main has been called already
   */
  public static void start(Instrumentation instrumentation, boolean running) {
    if (!Setting.ENABLED.isOn() || isJdkTool()) {
      return;
    }
    setLogLevel();
    String version = version();
    String other = System.getProperty(STARTED);
    if (other != null) {
      Log.debug("agent " + version + " keeps still: agent " + other + " is in this JVM already.");
      return;
    }
    System.setProperty(STARTED, version);
    NameGate gate = new NameGate(instrumentation);
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
      LateClasses.report(instrumentation);
    }
  }

  static String version() {
    String version = Startup.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }

  /**
   * keytool, jcmd, jar and their like, started with JAVA_TOOL_OPTIONS: their output is somebody's
   * input.
   */
  private static boolean isJdkTool() {
    String module = System.getProperty("jdk.module.main");
    return module != null && (module.startsWith("jdk.") || module.startsWith("java."));
  }

  private static void setLogLevel() {
    String name = Setting.LOG_LEVEL.get().toUpperCase(Locale.ROOT);
    for (Log.Level level : Log.Level.values()) {
      if (level.name().equals(name)) {
        Log.setLevel(level);
        return;
      }
    }
    Log.warn(
        Setting.LOG_LEVEL.variable()
            + "="
            + name
            + " is not one of off, error, warn, info, debug: info is used.");
  }
}
