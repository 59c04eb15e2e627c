package io.quizcast.guard;

import io.quizcast.guard.AccessTokenCodec.TokenRefusedException;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens for SmallRye JWT with the keys of {@link VerificationKeys}. The default
 * factory fetches keys on the calling thread and does not tell an expired token from an invalid
 * one.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class AccessTokenPrincipalFactory extends JWTCallerPrincipalFactory {
  private final VerificationKeys keys;
  private final VerifiedTokens tokens = new VerifiedTokens();

  AccessTokenPrincipalFactory(VerificationKeys keys) {
    this.keys = keys;
  }

  /** Expects that {@link TokenAuthentication} has looked up the key of the token before. */
  @Override
  public JWTCallerPrincipal parse(String compact, @Nullable JWTAuthContextInfo info)
      throws ParseException {
    String keyId = AccessTokenCodec.keyId(compact);
    PublicKey key = keyId == null ? null : keys.known(keyId);
    if (key == null) {
      throw new ParseException(TokenRefusal.INVALID.errorType());
    }
    try {
      return tokens.verify(compact, key, Instant.now());
    } catch (TokenRefusedException refused) {
      throw new ParseException(refused.refusal().errorType(), refused);
    }
  }
}
