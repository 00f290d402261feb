package io.kurrentdb.shims.core;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Texts that the agent could not make sense of: each is in the log once, so that a user can report
 * it, and in JMX. They come without the values in them. Thread-safe.
 */
public final class UnreadTexts {
  private static final int AT_MOST = 100;
  private static final int LONGEST = 1_000;
  private static final Set<String> TEXTS = new LinkedHashSet<>();

  private UnreadTexts() {}

  /**
   * Notes a text.
   *
   * @param masked the text without its literals and comments
   * @param why what was not understood, without literals
   */
  public static void note(String masked, String why) {
    String text = masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "...";
    if (!add(text)) {
      return;
    }
    Counter.NOT_UNDERSTOOD.add();
    Log.info(
        "a text was not understood, and is sent as it came. Should KurrentDB refuse it, please"
            + " report it; values are left out: "
            + text
            + " ("
            + why
            + ")");
  }

  private static boolean add(String text) {
    synchronized (TEXTS) {
      return TEXTS.size() < AT_MOST && TEXTS.add(text);
    }
  }

  /** In the order in which they came, the first hundred. */
  public static String[] list() {
    synchronized (TEXTS) {
      return TEXTS.toArray(new String[0]);
    }
  }
}
