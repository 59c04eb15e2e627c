package io.quizcast.quiz.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import did, or would do.
 *
 * @param total questions that are new, as in the pool's upload route; {@code count} says it again
 * @param duplicates questions whose text was there already, or twice in the file
 * @param byDifficulty only levels that got some
 * @param notes what was bent to fit
 */
record ImportReport(
    String message,
    boolean dryRun,
    String format,
    int total,
    int count,
    int duplicates,
    Map<Integer, Integer> byDifficulty,
    List<String> notes) {

  static ImportReport of(
      QuestionFile file, boolean dryRun, Map<Integer, Integer> byDifficulty, int duplicates) {
    int total = byDifficulty.values().stream().mapToInt(Integer::intValue).sum();
    return new ImportReport(
        dryRun ? "Nothing was changed" : "Questions imported successfully",
        dryRun,
        file.format().wire(),
        total,
        total,
        duplicates,
        byDifficulty,
        file.notes());
  }

  static Map<Integer, Integer> levels(QuestionFile file) {
    Map<Integer, Integer> levels = new TreeMap<>();
    file.questions().forEach(draft -> levels.merge(draft.difficulty(), 1, Integer::sum));
    return levels;
  }
}
