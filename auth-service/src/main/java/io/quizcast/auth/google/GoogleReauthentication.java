package io.quizcast.auth.google;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Re-authenticates the owner of an account with a fresh Google ID token. */
@ApplicationScoped
public class GoogleReauthentication {
  private final GoogleTokens tokens;
  private final IdentityRepository identities;
  private final GoogleConfig config;

  GoogleReauthentication(GoogleTokens tokens, IdentityRepository identities, GoogleConfig config) {
    this.tokens = tokens;
    this.identities = identities;
    this.config = config;
  }

  /**
   * Fails with 401 {@code google_token_invalid} for a token that is too old or of another identity.
   */
  public Uni<Void> require(long accountId, GoogleForm form) {
    return tokens
        .userOf(form)
        .chain(
            user -> {
              if (user.issuedAt().plus(config.freshness()).isBefore(Instant.now())) {
                throw GoogleTokens.refused();
              }
              return Panache.withSession(() -> identities.ofSub(user.sub()));
            })
        .map(
            found ->
                found
                    .filter(identity -> identity.accountId == accountId)
                    .orElseThrow(GoogleTokens::refused))
        .replaceWithVoid();
  }
}
