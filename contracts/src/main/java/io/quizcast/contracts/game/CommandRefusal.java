package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a game refuses a join or a host's command. Rules, routes and pages all use this one list: the
 * wire form is the {@code error_type} of host routes and the key of the portal's translated texts.
 * The gateway turns refused joins into the texts that existing clients match.
 */
public enum CommandRefusal {
  QUIZ_UNKNOWN("quiz_unknown"),
  REGISTRATION_CLOSED("registration_closed"),
  BANNED("banned"),
  NOT_STARTED("not_started"),
  QUESTION_OPEN("question_open"),
  NO_QUESTION_OPEN("no_question_open"),
  ALREADY_PAUSED("already_paused"),
  NOT_PAUSED("not_paused"),
  AD_RUNNING("ad_running"),
  CANNOT_EXTEND("cannot_extend"),
  ALREADY_EXTENDED("already_extended"),
  CANNOT_VOID("cannot_void"),
  NOT_A_PARTICIPANT("not_a_participant"),
  ALREADY_OUT("already_out"),
  GAME_OVER("game_over"),
  GAME_CANCELLED("game_cancelled"),
  GAME_HELD("game_held"),
  /**
   * The command changed nothing. Also stands for reasons of a later version, which are unknown
   * here.
   */
  NO_EFFECT("no_effect");

  private final String wire;

  CommandRefusal(String wire) {
    this.wire = wire;
  }

  @JsonValue
  public String wire() {
    return wire;
  }

  /** Accepts unknown reasons, because a newer owner may send one during a rollout. */
  @JsonCreator
  public static CommandRefusal parse(String wire) {
    for (CommandRefusal reason : values()) {
      if (reason.wire.equals(wire)) {
        return reason;
      }
    }
    return NO_EFFECT;
  }
}
