package io.quizcast.gateway.view;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.gateway.socket.protocol.ServerFrame;

/**
 * Why the gateway refuses a player's frame, with the text on the wire. Existing clients match the
 * texts word for word (contract §2.2). {@code {}} stands for a number. The player's page has the
 * same table.
 */
public enum PlayerRefusal {
  ALREADY_ANSWERED("answer_error", "user already answered this question"),
  NO_GAME("answer_error", "active quiz state not found for processing answer"),
  IS_OUT("answer_error", "user is eliminated from this quiz"),
  NO_PARTICIPANT("answer_error", "user is not a participant of this quiz"),
  NO_OPTION("answer_error", "the question has no such option"),
  /** An answer before the first question. */
  NO_QUESTION("answer_error", "current question is nil in state for quiz {}"),
  /** The first number is the id of the current question, or 0 after its window. */
  ANOTHER_QUESTION(
      "answer_error", "received answer for non-current question (expected {}, got {})"),
  ANSWER_NOT_SAVED("answer_error", "failed to save user answer: please try again"),

  CLOSED("ready_error", "quiz registration is closed"),
  BANNED("ready_error", "you have been banned from quizzes"),
  UNKNOWN_QUIZ("ready_error", "quiz #{} not found"),
  JOIN_NOT_SAVED("ready_error", "failed to save ready status: please try again"),
  QUIZ_NOT_LOADED("ready_error", "failed to load quiz for ready check: please try again"),

  NO_STATE("resync_error", "Failed to get current state"),
  /** Sent to a stage, which may request only the state of its own quiz. */
  STAGE_WATCHES("stage_error", "a stage only watches its quiz");

  private final String code;
  private final String text;

  PlayerRefusal(String code, String text) {
    this.code = code;
    this.text = text;
  }

  public String code() {
    return code;
  }

  public String text() {
    return text;
  }

  /** Refusals of joins by the rules. */
  public static ServerFrame.Error ofJoin(CommandRefusal reason, long quizId) {
    return switch (reason) {
      case QUIZ_UNKNOWN -> UNKNOWN_QUIZ.error(quizId);
      case BANNED -> BANNED.error();
      case REGISTRATION_CLOSED, GAME_OVER, GAME_CANCELLED, GAME_HELD -> CLOSED.error();
      // Reasons for refusing host commands. A join is never refused for one of them.
      case NOT_STARTED, QUESTION_OPEN, NO_QUESTION_OPEN, ALREADY_PAUSED -> CLOSED.error();
      case NOT_PAUSED, AD_RUNNING, CANNOT_EXTEND, ALREADY_EXTENDED -> CLOSED.error();
      case CANNOT_VOID, NOT_A_PARTICIPANT, ALREADY_OUT, NO_EFFECT -> CLOSED.error();
    };
  }

  /**
   * @param numbers the numbers to insert into the text, in order
   */
  public ServerFrame.Error error(long... numbers) {
    String filled = text;
    for (long number : numbers) {
      filled = filled.replaceFirst("\\{}", Long.toString(number));
    }
    return new ServerFrame.Error(code, filled);
  }
}
