package io.quizcast.quiz.results;

import io.quizcast.quiz.players.PlayerNameEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the final ranking.
 *
 * @param prizeFund this player's share, in whole currency units
 * @param prizeHoldReason why a player who answered everything gets no prize
 */
public record ResultView(
    long id,
    long userId,
    long quizId,
    String username,
    @Nullable String profilePicture,
    int score,
    int correctAnswers,
    int totalQuestions,
    int rank,
    boolean isWinner,
    long prizeFund,
    @Nullable String prizeHoldReason,
    boolean isEliminated,
    @Nullable Integer eliminatedOnQuestion,
    @Nullable String eliminationReason,
    long answerTimeMs,
    Instant completedAt) {

  static ResultView of(ResultEntity result, @Nullable PlayerNameEntity name) {
    return new ResultView(
        result.id,
        result.userId,
        result.quizId,
        PlayerNameEntity.shown(name, result.userId),
        PlayerNameEntity.picture(name),
        result.score,
        result.correctAnswers,
        result.totalQuestions,
        result.rank,
        result.isWinner,
        result.prizeFund,
        result.prizeHoldReason,
        result.isEliminated,
        result.eliminatedOnQuestion,
        result.eliminationReason,
        result.answerTimeMs,
        result.completedAt);
  }
}
