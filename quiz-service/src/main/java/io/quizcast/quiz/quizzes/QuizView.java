package io.quizcast.quiz.quizzes;

import io.quizcast.quiz.questions.QuestionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quiz as clients see it. */
public record QuizView(
    long id,
    String title,
    @Nullable String description,
    Instant scheduledTime,
    QuizStatus status,
    int questionCount,
    long prizeFund,
    boolean finishOnZeroPlayers,
    QuestionSource questionSourceMode,
    boolean allowEasier,
    long version,
    @Nullable String cancelReason,
    @Nullable List<QuestionView> questions,
    Instant createdAt,
    Instant updatedAt) {

  public static QuizView of(Quiz quiz) {
    return of(quiz, List.of());
  }

  /** {@code questions} is omitted when there are none. */
  public static QuizView of(Quiz quiz, List<QuestionView> questions) {
    return new QuizView(
        quiz.id,
        quiz.title,
        quiz.description.isEmpty() ? null : quiz.description,
        quiz.scheduledTime,
        quiz.status,
        quiz.questionCount,
        quiz.prizeFund,
        quiz.finishOnZeroPlayers,
        quiz.questionSourceMode,
        quiz.allowEasier,
        quiz.version,
        quiz.cancelReason,
        questions.isEmpty() ? null : questions,
        quiz.createdAt,
        quiz.updatedAt);
  }
}
