package io.kurrentdb.agent;

import java.lang.instrument.Instrumentation;

/**
 * Entry point of the agent. Rules for this class, because it runs before main in every JVM that has
 * the flag: Java 8 byte code (an older JVM would die of a newer class file), no logging framework,
 * no NIO, no threads, no lambdas, and nothing leaves it, whatever happens.
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
      if (System.getProperty("java.specification.version", "1.").startsWith("1.")) {
        System.err.println(
            "WARN  kurrentdb: needs Java 11 or later, this is "
                + System.getProperty("java.version")
                + ": the agent does nothing here.");
        return;
      }
      Class.forName("io.kurrentdb.agent.Startup")
          .getMethod("start", Instrumentation.class, boolean.class)
          .invoke(null, instrumentation, running);
    } catch (Throwable failure) {
      System.err.println(
          "ERROR kurrentdb: the agent did not start, the host goes on without it: " + failure);
    }
  }
}
