package io.kurrentdb.it.sql;

/**
 * What became of one text.
 *
 * @param kind how it ended
 * @param answer null unless {@link Kind#ANSWERED}
 * @param sent the text that went to the endpoint; null where none did
 * @param reason why it was refused; empty where it was not
 */
record Outcome(Kind kind, Answer answer, String sent, String reason) {

  enum Kind {
    ANSWERED,
    /** The adapter refused it, with an explanation. */
    REFUSED_HERE,
    /** The endpoint's walk or DuckDB's parser refused it. */
    REFUSED_BY_ENDPOINT,
    /** DuckDB refused it after the walk: an unknown name, a failed cast... */
    FAILED
  }

  static Outcome answered(Answer answer, String sent) {
    return new Outcome(Kind.ANSWERED, answer, sent, "");
  }

  static Outcome refused(Kind kind, String sent, String reason) {
    return new Outcome(kind, null, sent, reason == null ? "?" : firstLine(reason));
  }

  boolean isAnswered() {
    return kind == Kind.ANSWERED;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
