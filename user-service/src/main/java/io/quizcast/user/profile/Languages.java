package io.quizcast.user.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of the language route. */
final class Languages {
  static final List<String> ALLOWED = List.of("ru", "kk", "en");

  private Languages() {}

  record Choice(@Nullable String language) {}

  record Chosen(String message, String language) {}

  record Refused(
      String error,
      @JsonProperty("error_type") String errorType,
      @JsonProperty("allowed_values") List<String> allowedValues) {}
}
