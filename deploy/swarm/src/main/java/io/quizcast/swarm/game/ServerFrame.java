package io.quizcast.swarm.game;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gateway says to a player, as far as a bot cares. */
public sealed interface ServerFrame {

  /**
   * @param limitSeconds how long it may be answered
   * @param serverTimestamp when the platform opened it, epoch milliseconds; 0 where the frame that
   *     carries the question does not say
   */
  record Question(
      long quizId,
      long questionId,
      int number,
      int total,
      int limitSeconds,
      long serverTimestamp,
      String text,
      List<Integer> options)
      implements ServerFrame {}

  record Accepted(long questionId, int option, String receivedAt) implements ServerFrame {}

  record Result(
      long questionId, int rightOption, int yourAnswer, boolean correct, boolean eliminated)
      implements ServerFrame {}

  record Reveal(long questionId, int rightOption) implements ServerFrame {}

  record Elimination(long quizId, long userId, String reason) implements ServerFrame {}

  /**
   * @param question the open question, absent between questions
   */
  record State(
      long quizId,
      String status,
      @Nullable Question question,
      int secondsLeft,
      boolean eliminated,
      String reason,
      boolean spectator)
      implements ServerFrame {}

  record Start(long quizId) implements ServerFrame {}

  record Finish(long quizId) implements ServerFrame {}

  record ResultsAvailable(long quizId) implements ServerFrame {}

  record Cancelled(long quizId, String reason) implements ServerFrame {}

  record Refusal(String code, String message) implements ServerFrame {}

  record Ready(int playerCount) implements ServerFrame {}

  /** Timer, count or anything else a bot only counts. */
  record Noise(String type) implements ServerFrame {}
}
