package io.quizcast.quiz.pool;

import org.jspecify.annotations.Nullable;

/**
 * How often a question was asked in finished games, and how many of its players passed it.
 *
 * @param passRate 0…1; null if nobody could answer it
 */
record PoolFigures(long questionId, int timesAsked, @Nullable Double passRate) {

  static PoolFigures of(Object[] row) {
    long inPlay = ((Number) row[2]).longValue();
    long passed = ((Number) row[3]).longValue();
    return new PoolFigures(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).intValue(),
        inPlay == 0 ? null : (double) passed / inPlay);
  }
}
