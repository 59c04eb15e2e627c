package io.quizcast.quiz.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as an admin or a file gives it, not validated yet.
 *
 * @param text in Russian; {@code texts} may bring it under {@code ru} instead
 * @param texts any languages, by their code
 * @param explanation why the right option is right, in the main language
 * @param explanationSource link to where the explanation can be looked up
 * @param timeLimitSec missing or 0: the default
 * @param pointValue missing or 0: the default
 * @param position 1-based position in the game; missing: after the last
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuestionInput(
    @Nullable String text,
    @Nullable List<@Nullable String> options,
    @Nullable String textKk,
    @Nullable List<@Nullable String> optionsKk,
    @Nullable String textEn,
    @Nullable List<@Nullable String> optionsEn,
    @Nullable Map<String, Wording> texts,
    @Nullable Integer correctOption,
    @Nullable Integer difficulty,
    @Nullable Integer timeLimitSec,
    @Nullable Integer pointValue,
    @Nullable Integer position,
    @Nullable String explanation,
    @Nullable String explanationKk,
    @Nullable String explanationEn,
    @Nullable String explanationSource,
    @Nullable String category,
    @Nullable List<@Nullable String> tags,
    @Nullable String source,
    @Nullable String licence) {

  /** A question of a file, which has its texts and explanations by language. */
  public static QuestionInput of(
      Map<String, Wording> texts,
      @Nullable Integer correctOption,
      @Nullable Integer difficulty,
      @Nullable Integer timeLimitSec,
      @Nullable Integer pointValue,
      @Nullable Integer position,
      Details details) {
    return new QuestionInput(
        null,
        null,
        null,
        null,
        null,
        null,
        texts,
        correctOption,
        difficulty,
        timeLimitSec,
        pointValue,
        position,
        null,
        null,
        null,
        details.explanationSource(),
        details.category(),
        details.tags(),
        details.source(),
        details.licence());
  }

  /**
   * The fields of a question that no game needs.
   *
   * @param explanationSource link to where the explanation can be looked up
   */
  public record Details(
      @Nullable String category,
      @Nullable List<@Nullable String> tags,
      @Nullable String source,
      @Nullable String licence,
      @Nullable String explanationSource) {
    public static final Details NONE = new Details(null, null, null, null, null);
  }

  /** The same question with another difficulty. */
  public QuestionInput withDifficulty(int difficulty) {
    return new QuestionInput(
        text,
        options,
        textKk,
        optionsKk,
        textEn,
        optionsEn,
        texts,
        correctOption,
        difficulty,
        timeLimitSec,
        pointValue,
        position,
        explanation,
        explanationKk,
        explanationEn,
        explanationSource,
        category,
        tags,
        source,
        licence);
  }
}
