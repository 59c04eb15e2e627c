package io.quizcast.quiz.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as an admin or a file gives it, not validated yet.
 *
 * @param text in Russian; {@code texts} may bring it under {@code ru} instead
 * @param texts any further languages, by their code
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
    @Nullable Map<String, Wording> texts,
    @Nullable Integer correctOption,
    @Nullable Integer difficulty,
    @Nullable Integer timeLimitSec,
    @Nullable Integer pointValue,
    @Nullable Integer position,
    @Nullable String explanation,
    @Nullable String category,
    @Nullable List<@Nullable String> tags,
    @Nullable String source,
    @Nullable String licence) {}
