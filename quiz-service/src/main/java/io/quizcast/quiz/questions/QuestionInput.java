package io.quizcast.quiz.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question from a request or a file, not validated yet.
 *
 * @param text Russian text, which may be in {@code texts} under {@code ru} instead
 * @param texts the texts in any languages, by language code
 * @param explanation why the right option is right, in the main language
 * @param explanationSource link to a page that confirms the explanation
 * @param timeLimitSec time limit; the default if missing or 0
 * @param pointValue points; the default if missing or 0
 * @param position 1-based position in the game; the first free one if missing
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

  /** A question from a file, in which texts and explanations are given by language. */
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
   * The fields of a question that a game does not need.
   *
   * @param explanationSource link to a page that confirms the explanation
   */
  public record Details(
      @Nullable String category,
      @Nullable List<@Nullable String> tags,
      @Nullable String source,
      @Nullable String licence,
      @Nullable String explanationSource) {
    public static final Details NONE = new Details(null, null, null, null, null);
  }
}
