package io.quizcast.quiz.quizzes;

import java.util.Optional;

/** Tells whether a quiz has enough questions to be played. */
public final class Playability {
  private Playability() {}

  /**
   * Why the quiz is not playable at the moment; empty if it is. The text is ASCII because it is
   * sent in a header.
   *
   * @param available pool questions neither used nor reserved by another quiz
   */
  public static Optional<String> obstacle(QuestionSource mode, int ownQuestions, long available) {
    return switch (mode) {
      case ADMIN_ONLY ->
          ownQuestions > 0
              ? Optional.empty()
              : Optional.of("the quiz has no questions of its own yet");
      case HYBRID -> {
        long missing = QuizEntity.PLANNED_QUESTIONS - ownQuestions - available;
        yield missing <= 0
            ? Optional.empty()
            : Optional.of(
                "not enough questions: %d own and %d unused in the pool, %d needed"
                    .formatted(ownQuestions, available, QuizEntity.PLANNED_QUESTIONS));
      }
    };
  }
}
