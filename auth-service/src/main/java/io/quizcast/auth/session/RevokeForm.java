package io.quizcast.auth.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.guard.RequestRefused;
import org.jspecify.annotations.Nullable;

/** Which session to end; whatever is no positive number is one and the same mistake. */
public record RevokeForm(@Nullable JsonNode sessionId) {

  static long required(@Nullable RevokeForm form) {
    JsonNode id = form == null ? null : form.sessionId();
    if (id == null || !id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() <= 0) {
      throw RequestRefused.of(400, "invalid_request", "session_id must be a positive number");
    }
    return id.longValue();
  }
}
