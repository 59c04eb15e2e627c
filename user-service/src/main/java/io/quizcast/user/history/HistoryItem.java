package io.quizcast.user.history;

import io.quizcast.user.prize.Prize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One game in a player's history.
 *
 * @param title the title of the quiz; absent for games from before results contained it
 * @param prizeFund the player's own share in whole currency units
 * @param prizeStatus status of the prize; absent if the player won none
 * @param prizeHoldReason why the prize is held
 * @param eliminatedOnQuestion 1-based; absent for survivors
 */
public record HistoryItem(
    long id,
    long userId,
    long quizId,
    @Nullable String title,
    String username,
    String profilePicture,
    long score,
    long correctAnswers,
    long totalQuestions,
    long rank,
    boolean isWinner,
    long prizeFund,
    @Nullable String prizeStatus,
    @Nullable String prizeHoldReason,
    boolean isEliminated,
    @Nullable Integer eliminatedOnQuestion,
    @Nullable String eliminationReason,
    Instant completedAt,
    Instant createdAt,
    Instant updatedAt) {

  public static HistoryItem of(
      GameResultEntity result,
      @Nullable String title,
      String username,
      String profilePicture,
      @Nullable Prize prize) {
    return new HistoryItem(
        result.id,
        result.userId,
        result.quizId,
        title,
        username,
        profilePicture,
        result.score,
        result.correctAnswers,
        result.totalQuestions,
        result.rank,
        result.isWinner,
        result.prizeFund,
        prize == null ? null : prize.status(),
        prize == null ? null : prize.reason(),
        result.isEliminated,
        result.eliminatedOnQuestion,
        result.eliminationReason,
        result.completedAt,
        result.createdAt,
        result.updatedAt);
  }
}
