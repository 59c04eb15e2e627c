package io.quizcast.quiz.standings;

import io.quizcast.quiz.players.PlayerName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the standings.
 *
 * @param prizeFund this player's own share, in whole currency units
 * @param prizeHoldReason why a perfect run was not paid
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

  static ResultView of(Result result, @Nullable PlayerName name) {
    return new ResultView(
        result.id,
        result.userId,
        result.quizId,
        PlayerName.shown(name, result.userId),
        PlayerName.picture(name),
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
