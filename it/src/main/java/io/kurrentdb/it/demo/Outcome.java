package io.kurrentdb.it.demo;

/**
 * What an action did in one of the Tomcats.
 *
 * @param word the verdict: {@link #OK}, {@link #FAILS}, or the action's word for an answer that is
 *     not right
 * @param text the answer, or the error's message
 * @param calls how many calls the endpoint received
 */
record Outcome(String word, String text, int calls) {
  static final String OK = "ok";
  static final String FAILS = "FAILS";

  private static final int LONGEST = 180;

  boolean isOk() {
    return word.equals(OK);
  }

  /** The verdict with the number of calls below it. */
  String verdict() {
    return word + '\n' + calls + (calls == 1 ? " call" : " calls");
  }

  /** The text for a cell: the driver's errors without the SQL that they repeat. */
  String shortText() {
    String told = text.replaceFirst("SQL \".*\": ", "SQL \"...\": ");
    return told.length() <= LONGEST ? told : told.substring(0, LONGEST - 4) + " ...";
  }
}
