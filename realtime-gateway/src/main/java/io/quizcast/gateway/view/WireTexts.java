package io.quizcast.gateway.view;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.gateway.socket.protocol.ServerFrame;

/** Russian texts on the wire, which existing clients show as they are. */
public final class WireTexts {
  public static final String FINISHED = "Викторина завершена. Спасибо за участие!";

  private WireTexts() {}

  public static ServerFrame.Elimination elimination(
      long quizId, long userId, EliminationReason reason) {
    String message =
        switch (reason) {
          case INCORRECT_ANSWER -> "Неверный ответ. Вы выбываете из игры.";
          case TIME_EXCEEDED -> "Ответ пришёл слишком поздно. Вы выбываете из игры.";
          case NO_ANSWER_TIMEOUT -> "Время вышло, ответа не было. Вы выбываете из игры.";
          case REMOVED -> "Организатор удалил вас из игры.";
        };
    return new ServerFrame.Elimination(quizId, userId, reason.wire(), message);
  }

  /** The reply to an answer of an eliminated player. Its reason code occurs only in this frame. */
  public static ServerFrame.Elimination alreadyEliminated(long quizId, long userId) {
    return new ServerFrame.Elimination(
        quizId, userId, "already_eliminated", "Вы уже выбыли из игры и можете только смотреть.");
  }
}
