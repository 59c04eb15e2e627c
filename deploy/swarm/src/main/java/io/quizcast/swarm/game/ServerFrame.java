package io.quizcast.swarm.game;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame from a gateway, reduced to the fields that bots use. */
public sealed interface ServerFrame {

  /**
   * @param limitSeconds time limit of the question
   * @param serverTimestamp when the platform opened it, in epoch milliseconds; 0 if the frame does
   *     not say
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
   * @param question the open question; absent between questions
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

  /** A timer, a count or another frame that bots only count. */
  record Noise(String type) implements ServerFrame {}
}
