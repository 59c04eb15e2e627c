package io.quizcast.user.profile;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.token.TokenRefusal;
import io.quizcast.user.outbox.UserEventPublisher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The transactions that change a profile. No other service is called inside them. */
@ApplicationScoped
public class ProfileWriter {
  private final ProfileRepository profiles;
  private final UserEventPublisher outbox;

  ProfileWriter(ProfileRepository profiles, UserEventPublisher outbox) {
    this.profiles = profiles;
    this.outbox = outbox;
  }

  @WithSession
  Uni<Boolean> exists(long userId) {
    return profiles.count("userId", userId).map(found -> found > 0);
  }

  /** Creates the profile before its registration event arrives. The event then changes nothing. */
  @WithTransaction
  Uni<Void> begin(UserBody user) {
    return profiles.register(
        List.of(
            new UserRegistered(
                user.id(),
                user.username(),
                user.email(),
                user.role(),
                user.emailVerified(),
                user.language(),
                user.firstName(),
                user.lastName(),
                user.birthDate(),
                user.gender(),
                user.profilePicture(),
                user.createdAt())));
  }

  /** Changes the profile and publishes it as an event. */
  @WithTransaction
  public Uni<Void> change(long userId, Consumer<ProfileEntity> change) {
    return profiles
        .lock(userId)
        .onItem()
        .ifNull()
        .failWith(() -> RequestRefused.token(TokenRefusal.INVALID))
        .chain(
            profile -> {
              change.accept(profile);
              profile.updatedAt = Instant.now();
              return outbox.publish(
                  new ProfileChanged(
                      profile.userId,
                      profile.profilePicture,
                      profile.language,
                      profile.firstName,
                      profile.lastName,
                      profile.birthDate,
                      profile.gender,
                      profile.updatedAt));
            });
  }
}
