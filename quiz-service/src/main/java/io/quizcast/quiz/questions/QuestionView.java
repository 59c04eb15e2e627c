package io.quizcast.quiz.questions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An own question of a quiz as clients see it. Only {@link #forAll} may be shown to everybody. */
public record QuestionView(
    long id,
    long quizId,
    @Nullable Integer position,
    @JsonUnwrapped QuestionTexts<Option> unwrapped,
    @Nullable String explanationSource,
    @Nullable Integer correctOption,
    int timeLimitSec,
    int pointValue,
    @Nullable Integer difficulty,
    @Nullable String category,
    @Nullable List<String> tags,
    @Nullable String source,
    @Nullable String licence,
    Instant createdAt,
    Instant updatedAt) {

  /** An option; {@code id} is its 0-based index. */
  public record Option(int id, String text) {
    public static List<Option> listOf(List<String> texts) {
      return IntStream.range(0, texts.size()).mapToObj(i -> new Option(i, texts.get(i))).toList();
    }
  }

  /** The texts in every language, with numbered options. */
  public static QuestionTexts<Option> textsOf(Wordings texts) {
    return QuestionTexts.of(texts, Option::listOf);
  }

  /** The view for admins: with right option, difficulty, labels, all languages and explanations. */
  public static QuestionView forAdmin(QuestionEntity question) {
    return of(question, true);
  }

  /**
   * The public view: in the main language, without right option, difficulty, labels and
   * explanations.
   */
  public static QuestionView forAll(QuestionEntity question) {
    return of(question, false);
  }

  private static QuestionView of(QuestionEntity question, boolean admin) {
    return new QuestionView(
        question.id,
        question.quizId == null ? 0 : question.quizId,
        question.position,
        admin ? textsOf(question.texts) : QuestionTexts.mainOf(question.texts, Option::listOf),
        admin ? question.explanationSource : null,
        admin ? question.correctOption : null,
        question.timeLimitSec,
        question.pointValue,
        admin ? question.difficulty : null,
        admin ? question.category : null,
        admin ? List.of(question.tags) : null,
        admin ? question.source : null,
        admin ? question.licence : null,
        question.createdAt,
        question.updatedAt);
  }
}
