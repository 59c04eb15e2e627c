package io.quizcast.user.profile;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Brings the profiles up to what auth-service said, one transaction per batch. */
@ApplicationScoped
public class ProfileProjection {
  @Inject ProfileRepository profiles;

  @WithTransaction
  Uni<Void> apply(UserEventBatch batch) {
    return profiles
        .register(batch.registered.values())
        .chain(() -> profiles.rename(batch.renamed.values()))
        .chain(() -> profiles.setRoles(batch.roles.values()))
        .chain(() -> profiles.verify(batch.verified.values()))
        .chain(() -> profiles.delete(batch.deleted.values()));
  }
}
