package io.quizcast.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quizcast.guard.language.LocalizedBody;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer. {@code error} is shown to people, {@code error_type} is stable
 * and meant for programs, {@code retry_after} is in seconds.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(
    @JsonProperty("error") String error,
    @JsonProperty("error_type") @Nullable String errorType,
    @JsonProperty("details") @Nullable String details,
    @JsonProperty("retry_after") @Nullable Long retryAfter)
    implements LocalizedBody {

  public static ErrorBody of(String error, @Nullable String errorType) {
    return new ErrorBody(error, errorType, null, null);
  }

  @Override
  public ErrorBody translated(UnaryOperator<String> translate) {
    return new ErrorBody(translate.apply(error), errorType, details, retryAfter);
  }
}
