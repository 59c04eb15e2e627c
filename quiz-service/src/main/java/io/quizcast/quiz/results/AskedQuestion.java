package io.quizcast.quiz.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.questions.QuestionView.Option;
import io.quizcast.quiz.questions.Wordings;
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
    return new AskedQuestion(
        order,
        askedAt,
        question.quizId == null ? "pool" : question.quizId == quizId ? "quiz" : "other_quiz",
        new Details(
            question.id,
            question.quizId,
            question.texts.main().text(),
            question.texts.textKk(),
            Option.listOf(question.texts.main().options()),
            Option.listOrNull(question.texts.optionsKk()),
            question.correctOption,
            question.timeLimitSec,
            question.pointValue,
            question.difficulty,
            question.texts.textIn(Wordings.ENGLISH),
            Option.listOrNull(question.texts.optionsIn(Wordings.ENGLISH)),
            question.texts.main().explanation(),
            question.texts.explanationIn(Wordings.KAZAKH),
            question.texts.explanationIn(Wordings.ENGLISH),
            question.explanationSource));
  }
}
