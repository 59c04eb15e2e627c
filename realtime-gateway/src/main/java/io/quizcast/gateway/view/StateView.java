package io.quizcast.gateway.view;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.quiz.QuizFacts;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@code quiz:state}, the complete state of a game for one user (contract §2.5). Pure
 * functions.
 */
public final class StateView {
  private StateView() {}

  /**
   * @param seat the seat of the user, or {@link Players#NO_SEAT}
   * @param watching whether the user never plays and so cannot be too late to join
   * @param blocked why a win would not be paid; null if it would
   * @param remainingMs remaining time of the open question
   * @param online connected players, as far as known
   */
  public static ServerFrame.State of(
      GameState state,
      int seat,
      boolean watching,
      @Nullable String blocked,
      long remainingMs,
      int online) {
    GameFacts facts = state.facts();
    Players players = facts.players();
    boolean registered = seat != Players.NO_SEAT;
    boolean out = registered && !players.isIn(seat);
    boolean noShow = registered && players.isAbsent(seat);
    int score = registered ? players.score(seat) : 0;
    boolean isOpen = state instanceof GameState.QuestionOpen;
    return new ServerFrame.State(
        facts.quizId(),
        status(state),
        currentQuestion(state),
        isOpen ? (int) Math.max(0, (remainingMs + 999) / 1_000) : 0,
        out,
        out ? (noShow ? EliminationReason.NO_ANSWER_TIMEOUT : players.reason(seat)).wire() : null,
        out && !noShow ? Math.min(players.outAt(seat), Math.max(1, facts.asked())) : null,
        !registered && !watching && !isJoinable(state),
        score,
        score,
        Math.max(1, online),
        state instanceof GameState.Paused ? true : null,
        registered ? blocked : null);
  }

  /** The state of a quiz that has no events yet. */
  public static ServerFrame.State scheduled(long quizId) {
    return new ServerFrame.State(
        quizId, "scheduled", null, 0, false, null, null, false, 0, 0, 1, null, null);
  }

  /** The state of a quiz that is over and no longer in memory, from its stored result. */
  public static ServerFrame.State ended(long quizId, String status, QuizFacts.Ending ending) {
    return new ServerFrame.State(
        quizId,
        status,
        null,
        0,
        ending.eliminated(),
        ending.eliminationReason(),
        null,
        false,
        ending.score(),
        ending.correctCount(),
        1,
        null,
        null);
  }

  /** Whether new players may still join. */
  public static boolean isJoinable(GameState state) {
    return switch (state) {
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ -> true;
      case GameState.BetweenQuestions s -> s.facts().asked() == 0;
      case GameState.Paused s -> s.facts().asked() == 0;
      case GameState.AdBreak s -> s.facts().asked() == 0;
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> false;
      case GameState.Finished _, GameState.Cancelled _, GameState.Held _ -> false;
    };
  }

  /** Whether the game has started and not ended. */
  public static boolean isRunning(GameState state) {
    return switch (state) {
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> true;
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.AdBreak _ -> true;
      case GameState.Held s -> s.facts().isStarted();
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ -> false;
      case GameState.Finished _, GameState.Cancelled _ -> false;
    };
  }

  public static String status(GameState state) {
    return switch (state) {
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ -> "scheduled";
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> "in_progress";
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.AdBreak _ -> "in_progress";
      case GameState.Held s -> s.facts().isStarted() ? "in_progress" : "scheduled";
      case GameState.Finished _ -> "completed";
      case GameState.Cancelled _ -> "cancelled";
    };
  }

  private static ServerFrame.@Nullable CurrentQuestion currentQuestion(GameState state) {
    return switch (state) {
      case GameState.QuestionOpen s -> RoomFrames.current(s.facts(), s.window());
      case GameState.QuestionClosed s -> RoomFrames.current(s.facts(), s.window());
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ -> null;
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.AdBreak _ -> null;
      case GameState.Finished _, GameState.Cancelled _, GameState.Held _ -> null;
    };
  }
}
