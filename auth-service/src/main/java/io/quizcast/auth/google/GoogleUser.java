package io.quizcast.auth.google;

import io.quizcast.guard.RequestRefused;
import java.time.Instant;

/** A user as verified by Google. Names and picture may be empty. */
record GoogleUser(
    String sub,
    String email,
    boolean emailVerified,
    String firstName,
    String lastName,
    String picture,
    Instant issuedAt) {

  /** Whether Google verified the address; an unverified one may belong to another person. */
  void requireVerifiedEmail() {
    if (!emailVerified || email.isEmpty()) {
      throw RequestRefused.of(
          403, "email_not_verified", "Google has not verified this e-mail address");
    }
  }
}
