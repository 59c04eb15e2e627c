package io.quizcast.contracts.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of a finished game in columns by seat; one sheet for each judged question. */
public record ProofAnswers(long quizId, List<Sheet> sheets) {

  /**
   * @param options the chosen option of each seat; null for a missing answer
   * @param elapsedMs the answer time of each seat; 0 for a missing answer
   */
  public record Sheet(long questionId, @Nullable Integer[] options, int[] elapsedMs) {}
}
