package io.quizcast.quiz.quizzes;

import io.quizcast.quiz.questions.QuestionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quiz as clients see it.
 *
 * @param rehearsalOf the quiz that this one rehearses; absent for a game with players
 * @param preload media of its ads; clients load them in the lobby, because otherwise all of them
 *     would load in the same second; absent without ads
 */
public record QuizView(
    long id,
    String title,
    @Nullable String description,
    Instant scheduledTime,
    QuizStatus status,
    int questionCount,
    long prizeFund,
    int revealMs,
    boolean finishOnZeroPlayers,
    QuestionSource questionSourceMode,
    boolean allowEasier,
    @Nullable String series,
    @Nullable Long rehearsalOf,
    long version,
    @Nullable String cancelReason,
    @Nullable List<QuestionView> questions,
    @Nullable List<String> preload,
    Instant createdAt,
    Instant updatedAt) {

  public static QuizView of(QuizEntity quiz) {
    return of(quiz, List.of(), List.of());
  }

  /** Lists are omitted when they are empty. */
  public static QuizView of(QuizEntity quiz, List<QuestionView> questions, List<String> preload) {
    return new QuizView(
        quiz.id,
        quiz.title,
        quiz.description.isEmpty() ? null : quiz.description,
        quiz.scheduledTime,
        quiz.status,
        quiz.questionCount,
        quiz.prizeFund,
        quiz.revealMs,
        quiz.finishOnZeroPlayers,
        quiz.questionSourceMode,
        quiz.allowEasier,
        quiz.series,
        quiz.rehearsalOf,
        quiz.version,
        quiz.cancelReason,
        questions.isEmpty() ? null : questions,
        preload.isEmpty() ? null : preload,
        quiz.createdAt,
        quiz.updatedAt);
  }
}
