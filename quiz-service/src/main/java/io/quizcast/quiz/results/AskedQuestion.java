package io.quizcast.quiz.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.questions.QuestionTexts;
import io.quizcast.quiz.questions.QuestionView;
import io.quizcast.quiz.questions.QuestionView.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as it was asked in a game, with its right option.
 *
 * @param source {@code quiz}, {@code pool} or {@code other_quiz}
 */
record AskedQuestion(int questionOrder, Instant askedAt, String source, Details question) {

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Details(
      long id,
      @Nullable Long quizId,
      @JsonUnwrapped QuestionTexts<Option> texts,
      int correctOption,
      int timeLimitSec,
      int pointValue,
      int difficulty,
      @Nullable String explanationSource) {}

  static AskedQuestion of(long quizId, int order, Instant askedAt, QuestionEntity question) {
    return new AskedQuestion(
        order,
        askedAt,
        question.quizId == null ? "pool" : question.quizId == quizId ? "quiz" : "other_quiz",
        new Details(
            question.id,
            question.quizId,
            QuestionView.textsOf(question.texts),
            question.correctOption,
            question.timeLimitSec,
            question.pointValue,
            question.difficulty,
            question.explanationSource));
  }
}
