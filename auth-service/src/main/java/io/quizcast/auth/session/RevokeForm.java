package io.quizcast.auth.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.guard.RequestRefused;
import org.jspecify.annotations.Nullable;

/** The session to end. Any value other than a positive number is answered with the same error. */
public record RevokeForm(@Nullable JsonNode sessionId) {
  private static final int MAX_REASON = 100;

  static long sessionIdOf(ObjectMapper json, @Nullable String body) {
    JsonNode id = read(json, body);
    if (id == null || !id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() <= 0) {
      throw wrong();
    }
    return id.longValue();
  }

  private static @Nullable JsonNode read(ObjectMapper json, @Nullable String body) {
    try {
      RevokeForm form = body == null ? null : json.readValue(body, RevokeForm.class);
      return form == null ? null : form.sessionId();
    } catch (JsonProcessingException e) {
      throw wrong();
    }
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
