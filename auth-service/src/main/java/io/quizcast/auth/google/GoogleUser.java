package io.quizcast.auth.google;

import io.quizcast.guard.RequestRefused;
import java.time.Instant;

/** What Google vouches for. Names and picture may be empty. */
record GoogleUser(
    String sub,
    String email,
    boolean emailVerified,
    String firstName,
    String lastName,
    String picture,
    Instant issuedAt) {

  /** An address Google did not verify proves nothing about an account of ours. */
  void requireVerifiedEmail() {
    if (!emailVerified || email.isEmpty()) {
      throw RequestRefused.of(
          403, "email_not_verified", "Google has not verified this e-mail address");
    }
  }
}
