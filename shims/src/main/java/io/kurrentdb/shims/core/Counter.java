package io.kurrentdb.shims.core;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the agent has done since the JVM started, in numbers that an operator can watch: each is an
 * attribute of the MBean that {@link AgentBean} is. Thread-safe.
 */
public enum Counter {
  CONNECTIONS("Connections", "Connections made to KurrentDB."),
  STATEMENTS("Statements", "Statements that were executed."),
  EDITED("StatementsEdited", "Statements whose text was changed for KurrentDB."),
  REFUSED("StatementsRefused", "Statements that cannot work, and were not sent."),
  FAILED("StatementsFailed", "Statements that KurrentDB answered with an error."),
  CANCELLED("StatementsCancelled", "Statements that were cancelled."),
  TIMED_OUT("StatementsTimedOut", "Statements whose time was over."),
  SENT_AGAIN(
      "StatementsSentAgain", "Statements sent once more after a lost connection or restart."),
  CAPPED("ResultsCapped", "Results cut at the row cap."),
  SLOW("StatementsSlow", "Statements slower than kurrentdb.slow-statement-millis."),
  NOT_UNDERSTOOD(
      "TextsNotUnderstood",
      "Different texts that the agent could not read, and sent as they came."),
  CALLS("Calls", "gRPC calls made to KurrentDB.");

  private final String attribute;
  private final String description;
  private final LongAdder count = new LongAdder();

  Counter(String attribute, String description) {
    this.attribute = attribute;
    this.description = description;
  }

  /** The name that JMX has for it. */
  public String attribute() {
    return attribute;
  }

  public String description() {
    return description;
  }

  public void add() {
    count.increment();
  }

  public long value() {
    return count.sum();
  }
}
