package io.quizcast.quiz.questions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a question in one language.
 *
 * @param options options, in the same order in every language; empty if this language uses those of
 *     the main language
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Wording(String text, List<String> options, @Nullable String explanation) {
  public Wording {
    options = options == null ? List.of() : List.copyOf(options);
  }
}
