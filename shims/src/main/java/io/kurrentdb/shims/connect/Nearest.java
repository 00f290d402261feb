package io.kurrentdb.shims.connect;

import java.util.Locale;

/** Finds what somebody probably meant who wrote a word that does not exist. */
final class Nearest {
  /** What the driver's own URLs call the same thing. */
  private static final String[][] OTHER_NAMES = {
    {"useencryption", "tls"},
    {"usetls", "tls"},
    {"ssl", "tls"},
    {"disablecertificateverification", "tlsVerifyCert"},
    {"tlsrootcerts", "tlsCaFile"},
    {"usesystemtruststore", "tlsCaFile"},
    {"clientcertificate", "userCertFile"},
    {"clientkey", "userKeyFile"},
    {"username", "user"},
    {"pwd", "password"},
    {"connecttimeout", "connectTimeoutMs"},
    {"querytimeout", "defaultDeadline"},
  };

  private Nearest() {}

  /** Null where nothing is near. */
  static String to(String unknown) {
    String lower = unknown.toLowerCase(Locale.ROOT);
    for (String[] pair : OTHER_NAMES) {
      if (pair[0].equals(lower)) {
        return pair[1];
      }
    }
    String best = beginningWith(lower);
    if (best != null) {
      return best;
    }
    int least = Math.max(2, lower.length() / 3) + 1;
    for (Word word : Word.values()) {
      int distance = distance(lower, word.key().toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = word.key();
      }
    }
    return best;
  }

  private static String beginningWith(String start) {
    for (Word word : Word.values()) {
      if (start.length() > 3 && word.key().toLowerCase(Locale.ROOT).startsWith(start)) {
        return word.key();
      }
    }
    return null;
  }

  /** Levenshtein's: how many letters to add, to leave out or to change. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
