package io.quizcast.user.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of one player over all their games.
 *
 * @param totalPrizeWon whole currency units
 * @param accuracy right answers per question they were asked, 0 to 1; absent before the first
 * @param winRate wins per game, 0 to 1; absent before the first
 * @param averageAnswerMs per right or wrong answer; absent before the first
 * @param winStreak games won in a row up to the last one
 * @param accuracyByCategory of the games of which every answer is known; most asked first
 * @param accuracyByDifficulty likewise, 1 (very easy) … 5 (very hard), in this order
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
