package io.kurrentdb.it.jvm;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Runs many small checks in one JVM, which takes seconds to start, and prints a line for each;
 * {@link Outcome#tests()} makes tests of them. Runs in the host's JVM: nothing but the JDK.
 */
public final class Checks {
  static final String MARK = "check\t";
  static final String END = "errors inside the agent: ";
  static final String NEW_LINE = "\u23ce";

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Checks() {}

  /** What is checked; an exception is a failure. */
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }

  /** Runs a check; the name is a sentence. */
  public static void check(String name, Check check) {
    String result = "ok";
    try {
      check.run();
    } catch (Throwable failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      result = trace.toString();
    }
    String line = result.replace("\r", "").replace("\n", NEW_LINE);
    OUT.println(MARK + name + "\t" + line);
  }

  /** To be called last: prints how many errors the agent kept from the host. */
  public static void end() throws ReflectiveOperationException {
    long errors = 0;
    String last = "";
    try {
      Class<?> ledger =
          Class.forName("io.kurrentdb.shims.core.Ledger", true, ClassLoader.getSystemClassLoader());
      errors = (long) ledger.getMethod("errors").invoke(null);
      last = (String) ledger.getMethod("lastError").invoke(null);
    } catch (ClassNotFoundException withoutAgent) {
      last = "no agent";
    }
    OUT.println(END + errors + " " + last);
  }

  /** Fails unless both are equal; arrays by their elements. */
  public static void same(Object expected, Object actual) {
    if (!Objects.deepEquals(expected, actual)) {
      throw new AssertionError("expected " + shown(expected) + ", was " + shown(actual));
    }
  }

  public static void yes(boolean condition, Object otherwise) {
    if (!condition) {
      throw new AssertionError(String.valueOf(otherwise));
    }
  }

  /** Fails unless the check throws an exception of this very class; gives it back. */
  public static <T extends Throwable> T thrown(Class<T> type, Check check) {
    try {
      check.run();
    } catch (Throwable thrown) {
      if (thrown.getClass() == type) {
        return type.cast(thrown);
      }
      throw new AssertionError("expected " + type.getName() + ", was " + thrown, thrown);
    }
    throw new AssertionError("expected " + type.getName() + ", nothing was thrown");
  }

  private static String shown(Object value) {
    String text =
        value instanceof byte[]
            ? Arrays.toString((byte[]) value)
            : value instanceof Object[]
                ? Arrays.deepToString((Object[]) value)
                : String.valueOf(value);
    return text + (value == null ? "" : " (" + value.getClass().getName() + ")");
  }
}
