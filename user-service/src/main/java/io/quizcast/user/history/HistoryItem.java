package io.quizcast.user.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One game in a player's history.
 *
 * @param prizeFund this player's own share, whole currency units
 * @param eliminatedOnQuestion 1-based; absent for survivors
 */
public record HistoryItem(
    long id,
    long userId,
    long quizId,
    String username,
    String profilePicture,
    long score,
    long correctAnswers,
    long totalQuestions,
    long rank,
    boolean isWinner,
    long prizeFund,
    boolean isEliminated,
    @Nullable Integer eliminatedOnQuestion,
    @Nullable String eliminationReason,
    Instant completedAt,
    Instant createdAt,
    Instant updatedAt) {

  public static HistoryItem of(GameResultEntity result, String username, String profilePicture) {
    return new HistoryItem(
        result.id,
        result.userId,
        result.quizId,
        username,
        profilePicture,
        result.score,
        result.correctAnswers,
        result.totalQuestions,
        result.rank,
        result.isWinner,
        result.prizeFund,
        result.isEliminated,
        result.eliminatedOnQuestion,
        result.eliminationReason,
        result.completedAt,
        result.createdAt,
        result.updatedAt);
  }
}
