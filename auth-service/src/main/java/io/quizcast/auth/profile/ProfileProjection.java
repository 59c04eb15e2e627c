package io.quizcast.auth.profile;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.contracts.user.UserEvent.StatisticsChanged;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The profiles and statistics in sign-in answers, as last published by user-service. */
@ApplicationScoped
class ProfileProjection {
  private final ProfileRepository profiles;

  ProfileProjection(ProfileRepository profiles) {
    this.profiles = profiles;
  }

  /** Applies events in their order. */
  @WithTransaction
  Uni<Void> apply(List<UserEvent> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(this::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Integer> apply(UserEvent event) {
    return switch (event) {
      case ProfileChanged changed -> profiles.apply(changed);
      case StatisticsChanged counted -> profiles.apply(counted.entries());
      case UserEvent.UserRegistered _,
          UserEvent.UsernameChanged _,
          UserEvent.RoleChanged _,
          UserEvent.EmailVerified _,
          UserEvent.SessionRevoked _,
          UserEvent.SessionsRevoked _,
          UserEvent.UserDeleted _ ->
          Uni.createFrom().item(0);
    };
  }
}
