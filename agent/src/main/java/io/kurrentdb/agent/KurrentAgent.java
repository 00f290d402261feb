package io.kurrentdb.agent;

import java.lang.instrument.Instrumentation;

/** Entry point of the agent. */
public final class KurrentAgent {
  private KurrentAgent() {}

  public static void premain(String options, Instrumentation instrumentation) {}
}
