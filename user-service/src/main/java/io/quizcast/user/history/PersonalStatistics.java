package io.quizcast.user.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of one player over all their games.
 *
 * @param totalPrizeWon in whole currency units
 * @param accuracy share of correct answers among all questions asked, 0 to 1; absent before the
 *     first question
 * @param winRate share of games won, 0 to 1; absent before the first game
 * @param averageAnswerMs average time of an answer; absent before the first answer
 * @param winStreak number of games won in a row, counted back from the last one
 * @param accuracyByCategory accuracy in the games of which every answer is known; most frequent
 *     category first
 * @param accuracyByDifficulty accuracy in the same games, ordered from 1 (very easy) to 5 (very
 *     hard)
 */
public record PersonalStatistics(
    long gamesPlayed,
    long winsCount,
    long totalPrizeWon,
    long correctAnswers,
    long questionsAsked,
    @Nullable Double accuracy,
    @Nullable Double winRate,
    @Nullable Long averageAnswerMs,
    @Nullable Long bestRank,
    @Nullable Long bestScore,
    long winStreak,
    long longestWinStreak,
    List<AccuracyRow> accuracyByCategory,
    List<AccuracyRow> accuracyByDifficulty) {}
