package io.quizcast.guard.token;

import io.quizcast.contracts.access.Permission;
import io.quizcast.contracts.access.PortalRole;
import java.time.Instant;
import java.util.Set;

/**
 * The claims of a verified access token.
 *
 * @param role {@code user} or {@code admin}
 * @param portalRoles further roles; in the token only if there are any
 * @param version the account's token version at issue; tokens with an older version than the
 *     current one are refused
 * @param csrf lower-case hex SHA-256 of the CSRF token, so that the access token contains no secret
 */
public record AccessToken(
    long userId,
    long sessionId,
    String role,
    Set<PortalRole> portalRoles,
    int version,
    String csrf,
    Instant issuedAt,
    Instant expiresAt) {

  /** Creates a token without portal roles. */
  public AccessToken(
      long userId,
      long sessionId,
      String role,
      int version,
      String csrf,
      Instant issuedAt,
      Instant expiresAt) {
    this(userId, sessionId, role, Set.of(), version, csrf, issuedAt, expiresAt);
  }

  public Set<String> permissions() {
    return Permission.of(role, portalRoles);
  }

  public boolean may(String permission) {
    return permissions().contains(permission);
  }
}
