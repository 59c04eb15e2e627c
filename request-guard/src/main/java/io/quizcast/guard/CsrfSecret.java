package io.quizcast.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    return sha256(secret);
  }

  public static String claimOf(String token) {
    return sha256(token);
  }

  /** Compares in constant time. */
  public static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
