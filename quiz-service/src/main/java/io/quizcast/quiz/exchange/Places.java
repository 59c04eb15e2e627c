package io.quizcast.quiz.exchange;

import org.jspecify.annotations.Nullable;

/** Where in a file the fields of one question stand. */
interface Places {
  /**
   * Such as {@code B7} or {@code line 12}; null when the index of the question says it all.
   *
   * @param field as {@code QuestionCheck} names it
   */
  @Nullable String of(String field);

  static Places line(int number) {
    return field -> "line " + number;
  }
}
