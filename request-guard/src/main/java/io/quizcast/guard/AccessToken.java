package io.quizcast.guard;

import java.time.Instant;

/**
 * The claims of a verified access token.
 *
 * @param version the account's token version at issue; older versions than the current one are
 *     refused
 * @param csrf lower-case hex SHA-256 of the CSRF token, so that the access token contains no secret
 */
public record AccessToken(
    long userId,
    long sessionId,
    String role,
    int version,
    String csrf,
    Instant issuedAt,
    Instant expiresAt) {

  public boolean admin() {
    return role.equals("admin");
  }
}
