package io.quizcast.auth.session;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.key.SigningKeys;
import io.quizcast.guard.AccessToken;
import io.quizcast.guard.AccessTokenCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Issues access tokens with the key that signs now. */
@ApplicationScoped
public class AccessTokens {
  private final SigningKeys keys;
  private final SessionConfig config;

  AccessTokens(SigningKeys keys, SessionConfig config) {
    this.keys = keys;
    this.config = config;
  }

  String issue(AccountEntity account, SessionEntity session, Instant now) {
    SigningKeys.Active key = keys.active();
    return AccessTokenCodec.sign(
        new AccessToken(
            account.id,
            session.id,
            account.role,
            account.tokenVersion,
            session.csrfClaim,
            now,
            now.plus(config.accessTtl())),
        key.kid(),
        key.key());
  }
}
