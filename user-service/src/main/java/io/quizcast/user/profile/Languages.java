package io.quizcast.user.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of the language route. */
final class Languages {
  static final List<String> ALLOWED = List.of("ru", "kk", "en");
  static final Refused REFUSED =
      new Refused("This language is not offered", "validation_error", ALLOWED);

  private Languages() {}

  record Choice(@Nullable String language) {}

  record Chosen(String message, String language) {}

  record Refused(String error, String errorType, List<String> allowedValues) {}
}
