package io.kurrentdb.shims.sql;

import java.util.Objects;

/** One edit of a text, told to the user: which rule, what it did, why. Immutable. */
public final class Note {
  private final String rule;
  private final String what;
  private final String why;

  public Note(String rule, String what, String why) {
    this.rule = Objects.requireNonNull(rule, "rule");
    this.what = Objects.requireNonNull(what, "what");
    this.why = Objects.requireNonNull(why, "why");
  }

  /** The rule's id, as docs/sql.md lists it. */
  public String rule() {
    return rule;
  }

  /** What was changed, in the text's own words. */
  public String what() {
    return what;
  }

  /** The rule's reason. */
  public String why() {
    return why;
  }

  @Override
  public String toString() {
    return rule + ": " + what + " (" + why + ")";
  }
}
