package io.quizcast.auth.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.guard.RequestRefused;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Which session to end; whatever is no positive number is one and the same mistake. */
public record RevokeForm(@Nullable JsonNode sessionId) {
  static long required(@Nullable RevokeForm form) {
    JsonNode id = form == null ? null : form.sessionId();
    if (id == null || !id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() <= 0) {
      throw wrong();
    }
    return id.longValue();
  }

  /** For a body that is none of these at all. */
  static Response unreadable() {
    return Response.status(400).entity(wrong().body()).build();
  }

  private static RequestRefused wrong() {
    return RequestRefused.of(400, "invalid_request", "session_id must be a positive number");
  }
}
