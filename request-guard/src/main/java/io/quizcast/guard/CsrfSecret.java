package io.quizcast.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain secret → token → claim, each the lower-case hex SHA-256 of the one before. The secret
 * lies in an HttpOnly cookie, the token is what scripts send in {@code X-CSRF-Token}, the claim is
 * in the access token and gives neither away.
 */
public final class CsrfSecret {
  public static final String HEADER = "X-CSRF-Token";
  private static final String SECURE_COOKIE = "__Host-csrf-secret";
  private static final String PLAIN_COOKIE = "csrf-secret";

  private CsrfSecret() {}

  /** Only the name of the mode counts, so that no sibling domain can plant the other one. */
  public static String cookieName(boolean secureCookies) {
    return secureCookies ? SECURE_COOKIE : PLAIN_COOKIE;
  }

  public static String tokenOf(String secret) {
    return sha256(secret);
  }

  public static String claimOf(String token) {
    return sha256(token);
  }

  /** In a time that does not depend on where they differ. */
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
