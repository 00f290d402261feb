package io.kurrentdb.shims.core;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The agent's counters in JMX, where this Java has it: one made by jlink can be without. No class
 * of JMX is named here, so that this one is there in either case.
 */
public final class AgentBean {
  /** The name under which JMX has them. */
  public static final String NAME = "io.kurrentdb:type=Agent";

  private static final AtomicBoolean REGISTERED = new AtomicBoolean();

  private AgentBean() {}

  /**
   * Registers them at the first call, unless they are switched off. Not before a connection is
   * made: JMX costs a JVM that does not use it time and memory, and some hosts want to set it up
   * themselves.
   */
  public static void register() {
    if (!Setting.JMX.isOn() || !REGISTERED.compareAndSet(false, true)) {
      return;
    }
    try {
      CounterBean.register(NAME);
    } catch (Exception | LinkageError e) {
      Log.warn(
          "the counters are not in JMX: "
              + e
              + ". "
              + Setting.JMX.variable()
              + "=false asks for none.");
    }
  }
}
