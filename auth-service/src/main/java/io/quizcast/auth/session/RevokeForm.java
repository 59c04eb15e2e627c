package io.quizcast.auth.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.guard.RequestRefused;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The session to end. Any value other than a positive number is answered with the same error. */
public record RevokeForm(@Nullable JsonNode sessionId) {
  private static final int MAX_REASON = 100;

  static long required(@Nullable RevokeForm form) {
    JsonNode id = form == null ? null : form.sessionId();
    if (id == null || !id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() <= 0) {
      throw wrong();
    }
    return id.longValue();
  }

  /** Returns the answer to an unreadable body. */
  static Response unreadable() {
    return Response.status(400).entity(wrong().body()).build();
  }

  private static RequestRefused wrong() {
    return RequestRefused.of(400, "invalid_request", "session_id must be a positive number");
  }

  /** Returns at most 100 characters of the reason. */
  static String reasonOf(@Nullable String given) {
    String clean = given == null ? "" : given.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    int length = Math.min(MAX_REASON, clean.codePointCount(0, clean.length()));
    String kept = clean.substring(0, clean.offsetByCodePoints(0, length)).strip();
    return kept.isEmpty() ? "user_revoked" : kept;
  }
}
