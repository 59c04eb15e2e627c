package io.quizcast.guard.token;

import io.quizcast.guard.token.AccessTokenCodec.TokenRefusedException;
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
 * Verifies access tokens for SmallRye JWT with the keys of {@link VerificationKeys}. Replaces the
 * default factory, which fetches keys on the calling thread and does not distinguish expired from
 * invalid tokens.
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

  /** Requires that {@code TokenAuthentication} has already looked up the token's key. */
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
