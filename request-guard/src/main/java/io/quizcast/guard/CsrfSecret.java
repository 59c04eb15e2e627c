package io.quizcast.guard;

import io.quizcast.contracts.game.rules.proof.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Derives the CSRF token from a secret, and the claim from the token; each of them is the
 * lower-case hex SHA-256 of the previous one. The secret is in an HttpOnly cookie, scripts send the
 * token in {@code X-CSRF-Token}, and the claim in the access token reveals neither of them.
 */
public final class CsrfSecret {
  public static final String HEADER = "X-CSRF-Token";
  private static final String SECURE_COOKIE = "__Host-csrf-secret";
  private static final String PLAIN_COOKIE = "csrf-secret";

  private CsrfSecret() {}

  /**
   * Returns the only cookie name that is read in this mode. A sibling domain could set a cookie
   * under the other name.
   */
  public static String cookieName(boolean secureCookies) {
    return secureCookies ? SECURE_COOKIE : PLAIN_COOKIE;
  }

  public static String tokenOf(String secret) {
    return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
  }

  public static String claimOf(String token) {
    return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
  }

  /** Compares in constant time. */
  public static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
