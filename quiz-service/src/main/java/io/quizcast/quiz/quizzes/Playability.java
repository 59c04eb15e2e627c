package io.quizcast.quiz.quizzes;

import java.util.Optional;

/** Whether a quiz has the questions to be played. */
public final class Playability {
  private Playability() {}

  /**
   * Why the quiz could not be played now, in ASCII because it travels in a header; empty when it
   * could.
   *
   * @param stock pool questions neither used nor reserved by another quiz
   */
  public static Optional<String> obstacle(QuestionSource mode, int ownQuestions, long stock) {
    return switch (mode) {
      case ADMIN_ONLY ->
          ownQuestions > 0
              ? Optional.empty()
              : Optional.of("the quiz has no questions of its own yet");
      case HYBRID -> {
        long missing = Quiz.PLANNED_QUESTIONS - ownQuestions - stock;
        yield missing <= 0
            ? Optional.empty()
            : Optional.of(
                "not enough questions: %d own and %d unused in the pool, %d needed"
                    .formatted(ownQuestions, stock, Quiz.PLANNED_QUESTIONS));
      }
    };
  }
}
