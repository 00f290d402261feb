package io.kurrentdb.it.sql.random;

import java.util.List;

/** Puts a text together, with gaps where {@link Spelling} may write what it likes. */
final class Words {
  /** Stands between tokens until a blank, a line feed or a comment is written there. */
  static final char GAP = '\u0001';

  private Words() {}

  /** Parts with a gap between each two; those that are empty are left out. */
  static String words(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      if (!part.toString().isEmpty()) {
        text.append(text.length() > 0 ? String.valueOf(GAP) : "").append(part);
      }
    }
    return text.toString();
  }

  static String list(List<String> parts) {
    return String.join("," + GAP, parts);
  }

  static String brackets(String text) {
    return "(" + text + ")";
  }
}
