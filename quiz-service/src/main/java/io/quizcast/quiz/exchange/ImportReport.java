package io.quizcast.quiz.exchange;

import io.quizcast.quiz.formats.QuestionFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an import or of a dry run.
 *
 * @param total number of new questions; {@code count} repeats it, as in the pool's upload route
 * @param duplicates number of questions whose text is already in the pool or in an earlier row of
 *     the file
 * @param byDifficulty new questions by difficulty; levels without any are absent
 * @param importId id by which an import into the pool can be undone
 * @param notes changes that were made so that questions fit the limits
 */
record ImportReport(
    String message,
    boolean dryRun,
    String format,
    int total,
    int count,
    int duplicates,
    Map<Integer, Integer> byDifficulty,
    List<String> notes,
    @Nullable Long importId) {

  static ImportReport of(
      QuestionFile file,
      boolean dryRun,
      Map<Integer, Integer> byDifficulty,
      int duplicates,
      @Nullable Long importId) {
    int total = byDifficulty.values().stream().mapToInt(Integer::intValue).sum();
    return new ImportReport(
        dryRun ? "Nothing was changed" : "Questions imported successfully",
        dryRun,
        file.format().wire(),
        total,
        total,
        duplicates,
        byDifficulty,
        file.notes(),
        importId);
  }

  static Map<Integer, Integer> levels(QuestionFile file) {
    Map<Integer, Integer> levels = new TreeMap<>();
    file.questions().forEach(draft -> levels.merge(draft.difficulty(), 1, Integer::sum));
    return levels;
  }
}
