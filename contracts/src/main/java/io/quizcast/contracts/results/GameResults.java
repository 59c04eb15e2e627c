package io.quizcast.contracts.results;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One batch of the results of one game on {@code game.results}, keyed by quiz id. Batches are
 * numbered 0 … {@code batches - 1}, in order, and carry no names. A reader counts each (quiz, user)
 * once, however often the record comes.
 */
public record GameResults(
    long quizId, int batch, int batches, Instant completedAt, List<PlayerResult> results) {

  /**
   * @param score questions answered right in time
   * @param rank 1-based; equal score and answer time share a rank
   * @param prizeFund this player's own share, in whole currency units
   * @param eliminatedOnQuestion 1-based; absent for survivors
   * @param answerTimeMs sum over recorded answers
   */
  public record PlayerResult(
      long userId,
      int score,
      int correctAnswers,
      int totalQuestions,
      int rank,
      boolean isWinner,
      long prizeFund,
      boolean isEliminated,
      @Nullable Integer eliminatedOnQuestion,
      @Nullable String eliminationReason,
      long answerTimeMs) {}
}
