package io.quizcast.auth.session;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The answer to a session revocation. */
public record Revoked(String message, long sessionId) {

  static Uni<Revoked> by(
      SessionService sessions, long accountId, @Nullable RevokeForm form, @Nullable String reason) {
    long sessionId = RevokeForm.required(form);
    return sessions
        .revoke(accountId, sessionId, RevokeForm.reasonOf(reason))
        .map(done -> new Revoked("The session has ended", sessionId));
  }
}
