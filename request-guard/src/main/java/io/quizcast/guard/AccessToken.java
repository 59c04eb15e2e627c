package io.quizcast.guard;

import java.time.Instant;

/**
 * The claims of a verified access token.
 *
 * @param version the account's token version at issue; tokens with an older version are refused
 * @param csrf lower-case hex SHA-256 of the CSRF token, so that the token carries no secret
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
