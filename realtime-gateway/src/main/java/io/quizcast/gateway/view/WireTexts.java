package io.quizcast.gateway.view;

import io.quizcast.gateway.socket.protocol.ServerFrame;

/**
 * Texts on the wire. Existing clients compare error texts word for word (contract §2.2) and show
 * the Russian texts as they are.
 */
public final class WireTexts {
  public static final String ALREADY_ANSWERED = "user already answered this question";
  public static final String NO_GAME = "active quiz state not found for processing answer";
  public static final String IS_OUT = "user is eliminated from this quiz";
  public static final String NO_PARTICIPANT = "user is not a participant of this quiz";
  public static final String NO_OPTION = "the question has no such option";

  public static final String CLOSED = "quiz registration is closed";
  public static final String BANNED = "you have been banned from quizzes";
  public static final String FINISHED = "Викторина завершена. Спасибо за участие!";

  private static final String ANSWER = "answer_error";

  private WireTexts() {}

  public static ServerFrame.Error answer(String message) {
    return new ServerFrame.Error(ANSWER, message);
  }

  /** For an answer before the first question. */
  public static ServerFrame.Error noQuestion(long quizId) {
    return answer("current question is nil in state for quiz " + quizId);
  }

  /**
   * @param current id of the current question; 0 after its window
   */
  public static ServerFrame.Error anotherQuestion(long current, long asked) {
    return answer(
        "received answer for non-current question (expected " + current + ", got " + asked + ")");
  }

  public static ServerFrame.Error notSaved() {
    return answer("failed to save user answer: please try again");
  }

  /** For a stage, which may request the state of its own quiz and nothing else. */
  public static ServerFrame.Error stageWatches() {
    return new ServerFrame.Error("stage_error", "a stage only watches its quiz");
  }

  public static ServerFrame.Error ready(String message) {
    return new ServerFrame.Error("ready_error", message);
  }

  public static ServerFrame.Error unknownQuiz(long quizId) {
    return ready("quiz #" + quizId + " not found");
  }

  public static ServerFrame.Error joinNotSaved() {
    return ready("failed to save ready status: please try again");
  }

  public static ServerFrame.Error quizNotLoaded() {
    return ready("failed to load quiz for ready check: please try again");
  }

  public static ServerFrame.Error noState() {
    return new ServerFrame.Error("resync_error", "Failed to get current state");
  }

  public static ServerFrame.Elimination elimination(long quizId, long userId, String reason) {
    String message =
        switch (reason) {
          case "incorrect_answer" -> "Неверный ответ. Вы выбываете из игры.";
          case "time_exceeded" -> "Ответ пришёл слишком поздно. Вы выбываете из игры.";
          case "no_answer_timeout" -> "Время вышло, ответа не было. Вы выбываете из игры.";
          case "removed" -> "Организатор удалил вас из игры.";
          default -> "Вы уже выбыли из игры и можете только смотреть.";
        };
    return new ServerFrame.Elimination(quizId, userId, reason, message);
  }
}
