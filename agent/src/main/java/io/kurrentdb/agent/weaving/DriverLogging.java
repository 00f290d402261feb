package io.kurrentdb.agent.weaving;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps six lines off standard error that Arrow's memory writes at INFO when it starts: the driver
 * from 16 on brings a logging of its own, which no setting of the host's logging reaches. What the
 * operator has set stays.
 */
final class DriverLogging {
  /** Held, because the JDK forgets a logger, and its level, that nobody holds. */
  private static Logger memory;

  private DriverLogging() {}

  static synchronized void quiet(NameSpace space) {
    if (space == NameSpace.PLAIN) {
      return;
    }
    memory = Logger.getLogger(space.dottedPrefix() + "org.apache.arrow.memory");
    if (memory.getLevel() == null) {
      memory.setLevel(Level.WARNING);
    }
  }
}
