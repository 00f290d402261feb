package io.kurrentdb.agent;

import java.lang.instrument.Instrumentation;

/**
 * Entry point of the agent. Rules for this class, because it runs before main in every JVM that has
 * the flag: Java 8 byte code (an older JVM would die of a newer class file), no logging framework,
 * no NIO, no threads, no lambdas, no environment variables (nine classes), and nothing leaves it,
 * whatever happens.
 */
public final class KurrentAgent {
  private KurrentAgent() {}

  /** Called by the JVM for {@code -javaagent:kurrentdb-agent.jar}. */
  public static void premain(String options, Instrumentation instrumentation) {
    start(instrumentation, false);
  }

  /** Called by the JVM when the agent is attached to one that runs already. */
  public static void agentmain(String options, Instrumentation instrumentation) {
    start(instrumentation, true);
  }

  private static void start(Instrumentation instrumentation, boolean running) {
    try {
      if (isJdkTool() || System.getProperty(NameGate.STARTED) != null) {
        return;
      }
      String java = System.getProperty("java.version");
      if (java.startsWith("1.")) {
        System.err.println(
            "WARN  kurrentdb: needs Java 11 or later, this is "
                + java
                + ": the agent does nothing here.");
        return;
      }
      // Java 11 byte code from here on.
      NameGate.install(instrumentation, running);
    } catch (Throwable failure) {
      System.err.println(
          "ERROR kurrentdb: the agent did not start, the host goes on without it: " + failure);
    }
  }

  /**
   * keytool, jcmd, jar and their like, started with JAVA_TOOL_OPTIONS: their output is somebody's
   * input.
   */
  private static boolean isJdkTool() {
    String module = System.getProperty("jdk.module.main");
    return module != null && (module.startsWith("jdk.") || module.startsWith("java."));
  }
}
