package io.kurrentdb.agent.weaving;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps six lines off standard error that Arrow's memory writes at INFO when it starts, and the
 * stack traces that a handshake which fails writes twice before it throws the same: the driver from
 * 16 on brings a logging of its own, which no setting of the host's logging reaches. What the
 * operator has set stays.
 */
final class DriverLogging {
  /** Held, because the JDK forgets a logger, and its level, that nobody holds. */
  private static Logger memory;

  private static Logger handshake;

  private DriverLogging() {}

  static synchronized void quiet(NameSpace space) {
    if (space == NameSpace.PLAIN) {
      return;
    }
    String arrow = space.dottedPrefix() + "org.apache.arrow.";
    memory = quiet(arrow + "memory", Level.WARNING);
    handshake = quiet(arrow + "flight.auth2.ClientHandshakeWrapper", Level.OFF);
  }

  private static Logger quiet(String name, Level level) {
    Logger logger = Logger.getLogger(name);
    if (logger.getLevel() == null) {
      logger.setLevel(level);
    }
    return logger;
  }
}
