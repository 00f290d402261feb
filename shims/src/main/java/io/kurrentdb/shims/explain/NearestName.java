package io.kurrentdb.shims.explain;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that someone who wrote another one is likely to have meant. */
final class NearestName {
  private static final int LONGEST = 128;

  private NearestName() {}

  /**
   * @return null where none is near enough
   */
  static String of(String wanted, Collection<String> names) {
    String nearest = null;
    int best = Math.max(1, Math.min(wanted.length(), LONGEST) / 3) + 1;
    for (String name : names) {
      int distance = distance(plain(wanted), plain(name), best);
      if (distance < best) {
        best = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  /** A name as it has to be written in SQL. */
  static String quoted(String name) {
    boolean plain = !name.isEmpty() && Character.isLetter(name.charAt(0));
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Hyphens and underscores are mixed up as often as upper and lower case. */
  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace('-', '_').replace("\"", "");
    return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
  }

  /** Levenshtein's distance, or the limit where it is at least that. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
