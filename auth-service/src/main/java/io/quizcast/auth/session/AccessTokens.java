package io.quizcast.auth.session;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.TwoFactorConfig;
import io.quizcast.auth.key.SigningKeys;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.AccessTokenCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/**
 * Issues access tokens, signed with the active key. If administrators need a second factor, their
 * tokens carry the role {@code user} and no portal role until they have one.
 */
@ApplicationScoped
public class AccessTokens {
  private final SigningKeys keys;
  private final SessionConfig config;
  private final TwoFactorConfig twoFactor;

  AccessTokens(SigningKeys keys, SessionConfig config, TwoFactorConfig twoFactor) {
    this.keys = keys;
    this.config = config;
    this.twoFactor = twoFactor;
  }

  String issue(AccountEntity account, SessionEntity session, Instant now) {
    SigningKeys.Active key = keys.active();
    boolean lacksSecondFactor = twoFactor.requiredForAdmins() && account.twoFactorAt == null;
    return AccessTokenCodec.sign(
        new AccessToken(
            account.id,
            session.id,
            lacksSecondFactor ? "user" : account.role,
            lacksSecondFactor ? Set.of() : account.portalRoles(),
            account.tokenVersion,
            session.csrfClaim,
            now,
            now.plus(config.accessTtl())),
        key.kid(),
        key.key());
  }
}
