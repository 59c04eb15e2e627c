package io.quizcast.auth.session;

import io.quizcast.auth.key.KeyWrap;
import io.quizcast.auth.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
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

  RefreshTokens(KeyWrap wrap) {
    this.successorKey = wrap.derive("refresh token successor");
  }

  String first() {
    return Secrets.random(BYTES);
  }

  String successorOf(String token, long sessionId) {
    return HexFormat.of().formatHex(Secrets.hmac(successorKey, sessionId + ":" + token));
  }

  /** Returns a random secret of 128 bits for the CSRF cookie. */
  String csrfSecret() {
    return Secrets.random(BYTES / 2);
  }
}
