package io.kurrentdb.shims.sql.rule;

/** What a rule makes of one text: for docs/sql.md, and checked by the tests. Immutable. */
public final class Example {
  private final String before;
  private final String after;

  private Example(String before, String after) {
    this.before = before;
    this.after = after;
  }

  public static Example of(String before, String after) {
    return new Example(before, after);
  }

  public String before() {
    return before;
  }

  public String after() {
    return after;
  }
}
