package io.quizcast.auth.session;

import io.quizcast.guard.RequestRefused;
import org.jspecify.annotations.Nullable;

/** Which session to end. */
public record RevokeForm(@Nullable Long sessionId) {

  static long required(@Nullable RevokeForm form) {
    Long id = form == null ? null : form.sessionId();
    if (id == null || id <= 0) {
      throw RequestRefused.of(400, "invalid_request", "session_id must be a positive number");
    }
    return id;
  }
}
