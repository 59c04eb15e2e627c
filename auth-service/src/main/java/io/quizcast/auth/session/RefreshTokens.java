package io.quizcast.auth.session;

import io.quizcast.auth.key.KeyWrap;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Generates refresh tokens. The first token of a session is random; each successor is an HMAC of
 * its predecessor. A token repeated within the grace period therefore yields the same successor,
 * and no token has to be stored in plain text.
 */
@ApplicationScoped
public class RefreshTokens {
  private static final int BYTES = 32;

  private final SecretKeySpec successorKey;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(KeyWrap wrap) {
    this.successorKey = wrap.derive("refresh token successor");
  }

  String first() {
    byte[] token = new byte[BYTES];
    random.nextBytes(token);
    return HexFormat.of().formatHex(token);
  }

  String successorOf(String token, long sessionId) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(successorKey);
      mac.update((sessionId + ":" + token).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the hash that the database stores. */
  static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a random secret of 128 bits for the CSRF cookie. */
  String csrfSecret() {
    byte[] secret = new byte[BYTES / 2];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
