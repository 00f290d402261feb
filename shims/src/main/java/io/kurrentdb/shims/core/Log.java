package io.kurrentdb.shims.core;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The agent's log: lines on standard error, which is where a container's log is read. No logging
 * framework is touched: inside a host, the one that is there belongs to the host, and loading it
 * early can change how it configures itself.
 */
public final class Log {
  /** What is written; each level includes those before it. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  private static volatile Level level = Level.INFO;

  private Log() {}

  public static void setLevel(Level newLevel) {
    level = newLevel;
  }

  public static boolean isEnabled(Level asked) {
    return asked.compareTo(level) <= 0;
  }

  public static void error(String message) {
    write(Level.ERROR, message, null);
  }

  public static void error(String message, Throwable cause) {
    write(Level.ERROR, message, cause);
  }

  public static void warn(String message) {
    write(Level.WARN, message, null);
  }

  public static void info(String message) {
    write(Level.INFO, message, null);
  }

  public static void debug(String message) {
    write(Level.DEBUG, message, null);
  }

  private static void write(Level at, String message, Throwable cause) {
    if (!isEnabled(at)) {
      return;
    }
    PrintStream out = System.err;
    String name = at.name();
    StringBuilder line = new StringBuilder(message.length() + 48);
    line.append(Instant.now().truncatedTo(ChronoUnit.MILLIS)).append(' ').append(name);
    line.append(name.length() == 4 ? "  kurrentdb: " : " kurrentdb: ").append(message);
    synchronized (out) {
      out.println(line);
      if (cause != null && level == Level.DEBUG) {
        cause.printStackTrace(out);
      }
    }
  }
}
