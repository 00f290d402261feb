package io.kurrentdb.shims.explain;

import io.kurrentdb.shims.core.SqlState;
import java.util.Objects;

/** Why a statement was refused. Immutable. */
public final class Reason {
  private final SqlState state;
  private final String message;

  Reason(SqlState state, String message) {
    this.state = Objects.requireNonNull(state, "state");
    this.message = Objects.requireNonNull(message, "message");
  }

  public SqlState state() {
    return state;
  }

  /** Cause and cure, a sentence or two. */
  public String message() {
    return message;
  }

  @Override
  public String toString() {
    return state.code() + ": " + message;
  }
}
