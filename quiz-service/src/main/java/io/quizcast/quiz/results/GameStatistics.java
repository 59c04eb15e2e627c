package io.quizcast.quiz.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the statistics of a game from the rows that {@link StatisticsQueries} reads. */
final class GameStatistics {
  private GameStatistics() {}

  /**
   * The statistics of a game. The averages are taken over all players, all given answers, or all
   * rounds with players.
   */
  record Report(
      long quizId,
      long totalParticipants,
      long totalWinners,
      long totalEliminated,
      double avgResponseTimeMs,
      double avgCorrectAnswers,
      List<Round> eliminationsByQuestion,
      Reasons eliminationReasons,
      Levels difficultyDistribution,
      long poolQuestionsUsed,
      double avgPassRate) {}

  /**
   * @param passRate 0…1, and 0 for a round without players
   * @param inPlay players who could answer
   * @param passed players who stayed in
   * @param optionHistogram answers per option id
   * @param responseHistogram given answers per half second, the first number being those within 0.5
   *     s; empty if nobody answered
   * @param noAnswer players who did not answer
   * @param discrimination −1…1; 0 for the first question and if it is undefined
   */
  record Round(
      int questionNumber,
      long questionId,
      int difficulty,
      long eliminatedCount,
      long byTimeout,
      long byWrongAnswer,
      double avgResponseMs,
      long totalAnswers,
      double passRate,
      long inPlay,
      long passed,
      List<Long> optionHistogram,
      long noAnswer,
      double discrimination,
      Percentiles responsePercentilesMs,
      List<Long> responseHistogram) {}

  /** Statistics of the response times of given answers; all 0 if nobody answered. */
  record Percentiles(long p50, long p90, long p99) {}

  record Reasons(long timeout, long wrongAnswer, long disconnected, long other) {}

  record Levels(
      @JsonProperty("difficulty_1") long first,
      @JsonProperty("difficulty_2") long second,
      @JsonProperty("difficulty_3") long third,
      @JsonProperty("difficulty_4") long fourth,
      @JsonProperty("difficulty_5") long fifth) {}

  private record Row(
      int number,
      long questionId,
      int difficulty,
      boolean pool,
      long total,
      long eliminated,
      long byTimeout,
      long byWrong,
      long byLoss,
      long answered,
      long time,
      long passed,
      Percentiles percentiles) {

    static Row of(Object[] columns) {
      return new Row(
          ((Number) columns[0]).intValue(),
          whole(columns[1]),
          ((Number) columns[2]).intValue(),
          (Boolean) columns[3],
          whole(columns[4]),
          whole(columns[5]),
          whole(columns[6]),
          whole(columns[7]),
          whole(columns[8]),
          whole(columns[9]),
          whole(columns[10]),
          whole(columns[11]),
          new Percentiles(orZero(columns[12]), orZero(columns[13]), orZero(columns[14])));
    }

    Round round(
        Map<Integer, List<Long>> options,
        Map<Integer, List<Long>> times,
        Map<Integer, Double> discrimination) {
      return new Round(
          number,
          questionId,
          difficulty,
          eliminated,
          byTimeout,
          byWrong,
          ratio(time, answered),
          total,
          ratio(passed, total),
          total,
          passed,
          options.getOrDefault(number, List.of()),
          total - answered,
          discrimination.getOrDefault(number, 0.0),
          percentiles,
          times.getOrDefault(number, List.of()));
    }
  }

  /** The counts of each question by option or by half second, with 0 where no row is. */
  private static Map<Integer, List<Long>> histograms(List<Object[]> rows) {
    Map<Integer, List<Long>> byNumber = new HashMap<>();
    for (Object[] row : rows) {
      List<Long> counts =
          byNumber.computeIfAbsent(((Number) row[0]).intValue(), _ -> new ArrayList<>());
      int index = ((Number) row[1]).intValue();
      while (counts.size() < index) {
        counts.add(0L);
      }
      counts.add(whole(row[2]));
    }
    return byNumber;
  }

  private static Map<Integer, Double> byNumber(List<Object[]> rows) {
    Map<Integer, Double> byNumber = new HashMap<>();
    rows.forEach(
        row -> byNumber.put(((Number) row[0]).intValue(), ((Number) row[1]).doubleValue()));
    return byNumber;
  }

  /** Puts the rows of each query together. */
  static Report of(
      long quizId,
      Object[] players,
      List<Object[]> questions,
      List<Object[]> optionCounts,
      List<Object[]> timeCounts,
      List<Object[]> separation) {
    Map<Integer, List<Long>> options = histograms(optionCounts);
    Map<Integer, List<Long>> times = histograms(timeCounts);
    Map<Integer, Double> discrimination = byNumber(separation);
    List<Row> rounds = questions.stream().map(Row::of).toList();
    long answered = rounds.stream().mapToLong(Row::answered).sum();
    long time = rounds.stream().mapToLong(Row::time).sum();
    long eliminated = rounds.stream().mapToLong(Row::eliminated).sum();
    long timeout = rounds.stream().mapToLong(Row::byTimeout).sum();
    long wrong = rounds.stream().mapToLong(Row::byWrong).sum();
    long lost = rounds.stream().mapToLong(Row::byLoss).sum();
    return new Report(
        quizId,
        whole(players[0]),
        whole(players[1]),
        whole(players[2]),
        ratio(time, answered),
        ((Number) players[3]).doubleValue(),
        rounds.stream().map(row -> row.round(options, times, discrimination)).toList(),
        new Reasons(timeout, wrong, lost, Math.max(0, eliminated - timeout - wrong - lost)),
        new Levels(
            level(rounds, 1),
            level(rounds, 2),
            level(rounds, 3),
            level(rounds, 4),
            level(rounds, 5)),
        rounds.stream().filter(Row::pool).count(),
        rounds.stream()
            .filter(row -> row.total() > 0)
            .mapToDouble(row -> ratio(row.passed(), row.total()))
            .average()
            .orElse(0));
  }

  private static long level(List<Row> rounds, int difficulty) {
    return rounds.stream().filter(row -> row.difficulty() == difficulty).count();
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static long orZero(@Nullable Object column) {
    return column == null ? 0 : whole(column);
  }

  private static long whole(Object column) {
    return ((Number) column).longValue();
  }
}
