package io.kurrentdb.shims.driver;

import java.util.Locale;

/** As much of a {@code jdbc:arrow-flight-sql://} URL as an error message needs. */
final class ArrowUrl {
  private final String where;
  private final boolean tls;

  private ArrowUrl(String where, boolean tls) {
    this.where = where;
    this.tls = tls;
  }

  static ArrowUrl of(String url) {
    int start = url.indexOf("://") + 3;
    int end = start;
    while (end < url.length() && "/?;".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    // What is before an @ might be a password.
    String where = url.substring(Math.max(start, url.lastIndexOf('@', end) + 1), end);
    String lower = url.toLowerCase(Locale.ROOT);
    boolean plain = lower.contains("useencryption=false") || lower.contains("useencryption=0");
    return new ArrowUrl(where.isEmpty() ? "the server" : where, !plain);
  }

  /** Host and port. */
  String where() {
    return where;
  }

  boolean isTls() {
    return tls;
  }
}
