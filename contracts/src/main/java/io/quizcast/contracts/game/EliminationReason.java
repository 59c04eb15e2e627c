package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a player is out. The wire form is what existing clients branch on; snapshots hold the
 * ordinal, so new reasons are appended.
 */
public enum EliminationReason {
  INCORRECT_ANSWER("incorrect_answer"),
  TIME_EXCEEDED("time_exceeded"),
  NO_ANSWER_TIMEOUT("no_answer_timeout"),
  /** By an admin. */
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
