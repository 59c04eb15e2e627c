package io.quizcast.contracts.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a finished game as columns by seat; one sheet for each question with a verdict.
 */
public record ProofAnswers(long quizId, List<Sheet> sheets) {

  /**
   * @param options the chosen option of each seat; null without an answer
   * @param elapsedMs how long each seat took; 0 without an answer
   */
  public record Sheet(long questionId, @Nullable Integer[] options, int[] elapsedMs) {}
}
