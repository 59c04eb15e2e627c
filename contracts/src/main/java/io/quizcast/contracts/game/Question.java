package io.quizcast.contracts.game;

import java.util.List;
import java.util.Map;

/**
 * A question as players see it, without its right option.
 *
 * @param difficulty 1 (very easy) … 5 (very hard)
 * @param texts the texts by language code, such as {@code ru}, {@code kk} or {@code en}; at least
 *     one
 */
public record Question(
    long questionId, int timeLimitSec, int difficulty, Map<String, Wording> texts) {

  /**
   * @param options the index of an option is its id on the wire
   */
  public record Wording(String text, List<String> options) {}
}
