package io.quizcast.quiz.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.questions.QuestionTexts;
import io.quizcast.quiz.questions.QuestionView;
import io.quizcast.quiz.questions.QuestionView.Option;
import java.time.Instant;
import java.util.List;
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
      String text,
      @Nullable String textKk,
      List<Option> options,
      @Nullable List<Option> optionsKk,
      int correctOption,
      int timeLimitSec,
      int pointValue,
      int difficulty,
      @Nullable String textEn,
      @Nullable List<Option> optionsEn,
      @Nullable String explanation,
      @Nullable String explanationKk,
      @Nullable String explanationEn,
      @Nullable String explanationSource) {}

  static AskedQuestion of(long quizId, int order, Instant askedAt, QuestionEntity question) {
    QuestionTexts<Option> texts = QuestionView.textsOf(question.texts);
    return new AskedQuestion(
        order,
        askedAt,
        question.quizId == null ? "pool" : question.quizId == quizId ? "quiz" : "other_quiz",
        new Details(
            question.id,
            question.quizId,
            texts.text(),
            texts.textKk(),
            texts.options(),
            texts.optionsKk(),
            question.correctOption,
            question.timeLimitSec,
            question.pointValue,
            question.difficulty,
            texts.textEn(),
            texts.optionsEn(),
            texts.explanation(),
            texts.explanationKk(),
            texts.explanationEn(),
            question.explanationSource));
  }
}
