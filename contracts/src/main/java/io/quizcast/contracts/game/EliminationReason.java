package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a player was eliminated. Existing clients branch on the wire form. Snapshots store the
 * ordinal, so new reasons must be added at the end.
 */
public enum EliminationReason {
  INCORRECT_ANSWER("incorrect_answer"),
  TIME_EXCEEDED("time_exceeded"),
  NO_ANSWER_TIMEOUT("no_answer_timeout"),
  /** Removed by an admin. */
  REMOVED("removed");

  private final String wire;

  EliminationReason(String wire) {
    this.wire = wire;
  }

  @JsonValue
  public String wire() {
    return wire;
  }
}
