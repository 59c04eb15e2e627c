package io.quizcast.user.profile;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Applies events of auth-service to the profiles, one transaction per batch. */
@ApplicationScoped
public class ProfileProjection {
  private final ProfileRepository profiles;

  ProfileProjection(ProfileRepository profiles) {
    this.profiles = profiles;
  }

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
