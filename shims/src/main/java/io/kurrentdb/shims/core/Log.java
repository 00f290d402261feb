package io.kurrentdb.shims.core;

import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * The agent's log: lines on standard error, which is where a container's log is read. No logging
 * framework is touched: inside a host, the one that is there belongs to the host, and loading it
 * early can change how it configures itself.
 */
public final class Log {
  /** Levels; numbers, because an enum would be one more class at the start of every JVM. */
  public static final int OFF = 0;

  public static final int ERROR = 1;
  public static final int WARN = 2;
  public static final int INFO = 3;
  public static final int DEBUG = 4;

  private static final String[] NAMES = {"OFF", "ERROR", "WARN ", "INFO ", "DEBUG"};

  private static volatile int level = INFO;

  private Log() {}

  /**
   * @param name one of off, error, warn, info, debug, in any case
   * @return whether it is one of them; where not, the level stays
   */
  public static boolean setLevel(String name) {
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].trim().equalsIgnoreCase(name)) {
        level = i;
        return true;
      }
    }
    return false;
  }

  public static boolean isEnabled(int asked) {
    return asked <= level;
  }

  public static void error(String message) {
    write(ERROR, message, null);
  }

  public static void error(String message, Throwable cause) {
    write(ERROR, message, cause);
  }

  public static void warn(String message) {
    write(WARN, message, null);
  }

  public static void info(String message) {
    write(INFO, message, null);
  }

  public static void debug(String message) {
    write(DEBUG, message, null);
  }

  private static void write(int at, String message, Throwable cause) {
    if (!isEnabled(at)) {
      return;
    }
    StringBuilder line = new StringBuilder(message.length() + 48);
    appendTime(line, System.currentTimeMillis());
    line.append(' ').append(NAMES[at]).append(" kurrentdb: ").append(message);
    line.append(System.lineSeparator());
    PrintStream out = System.err;
    // As bytes: println would load the encoder's classes. One call for each line, so that lines
    // stay whole.
    byte[] bytes = line.toString().getBytes(Charset.defaultCharset());
    out.write(bytes, 0, bytes.length);
    out.flush();
    if (cause != null && isEnabled(DEBUG)) {
      cause.printStackTrace(out);
    }
  }

  /**
   * ISO 8601 in UTC, by hand: java.time would load forty classes into a JVM that may never meet the
   * driver.
   */
  static void appendTime(StringBuilder to, long epochMillis) {
    long days = Math.floorDiv(epochMillis, 86_400_000L);
    int milliOfDay = (int) Math.floorMod(epochMillis, 86_400_000L);
    // Days since 0000-03-01, in eras of 400 years, so that the leap day is the last of its year.
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    to.append(year);
    appendPadded(to.append('-'), month, 2);
    appendPadded(to.append('-'), dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2);
    appendPadded(to.append('T'), milliOfDay / 3_600_000, 2);
    appendPadded(to.append(':'), milliOfDay / 60_000 % 60, 2);
    appendPadded(to.append(':'), milliOfDay / 1000 % 60, 2);
    appendPadded(to.append('.'), milliOfDay % 1000, 3);
    to.append('Z');
  }

  private static void appendPadded(StringBuilder to, int number, int width) {
    String digits = Integer.toString(number);
    for (int missing = width - digits.length(); missing > 0; missing--) {
      to.append('0');
    }
    to.append(digits);
  }
}
