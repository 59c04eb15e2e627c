package io.quizcast.auth.google;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Whether it is really he, said by Google a moment ago; for accounts without a password. */
@ApplicationScoped
public class GoogleProof {
  private final GoogleTokens tokens;
  private final Identities identities;
  private final GoogleConfig config;

  GoogleProof(GoogleTokens tokens, Identities identities, GoogleConfig config) {
    this.tokens = tokens;
    this.identities = identities;
    this.config = config;
  }

  /** 401 {@code google_token_invalid} for somebody else's token, and for an old one. */
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
