package io.quizcast.auth.google;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.account.UniqueViolation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Google identities in the database. */
@ApplicationScoped
class IdentityRepository implements PanacheRepository<IdentityEntity> {
  private static final String GOOGLE = "google";

  Uni<Optional<IdentityEntity>> ofSub(String sub) {
    return find("provider = ?1 and providerSub = ?2", GOOGLE, sub)
        .firstResult()
        .map(Optional::ofNullable);
  }

  Uni<Optional<IdentityEntity>> ofAccount(long accountId) {
    return find("accountId = ?1 and provider = ?2", accountId, GOOGLE)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** Stores an identity. Fails with 409 {@code conflict} if it belongs to another account. */
  Uni<Void> add(long accountId, String sub, Instant now) {
    IdentityEntity row = new IdentityEntity();
    row.accountId = accountId;
    row.provider = GOOGLE;
    row.providerSub = sub;
    row.createdAt = now;
    return persistAndFlush(row)
        .onFailure()
        .transform(UniqueViolation::asConflict)
        .replaceWithVoid();
  }
}
