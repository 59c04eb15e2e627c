package io.quizcast.contracts.results;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One batch of the results of one game on {@code game.results}, keyed by quiz id. Batches are
 * numbered 0 … {@code batches - 1}, in order, and carry no names. A reader counts each pair of quiz
 * and user once, even if a record arrives twice.
 *
 * @param questions the questions that were asked, the same in every batch; absent in records of
 *     earlier versions
 * @param series the series whose leaderboard counts this game, the same in every batch; absent if
 *     there is none
 * @param title the title of the quiz, the same in every batch; absent in records of earlier
 *     versions
 */
public record GameResults(
    long quizId,
    int batch,
    int batches,
    Instant completedAt,
    List<PlayerResult> results,
    @Nullable List<AskedQuestion> questions,
    @Nullable String series,
    @Nullable String title)
    implements ResultsRecord {

  /**
   * @param score number of questions answered right and on time
   * @param rank 1-based; equal score and answer time share a rank
   * @param prizeFund this player's share, in whole currency units
   * @param eliminatedOnQuestion 1-based; absent for survivors
   * @param answerTimeMs total over the judged questions
   * @param prizeHoldReason why a survivor has no share; absent for all other players
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
      long answerTimeMs,
      @Nullable String prizeHoldReason) {}

  /**
   * @param number 1-based
   * @param difficulty 1 (very easy) … 5 (very hard)
   */
  public record AskedQuestion(int number, int difficulty, @Nullable String category) {}
}
