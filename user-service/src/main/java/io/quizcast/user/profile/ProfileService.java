package io.quizcast.user.profile;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.guard.AccessToken;
import io.quizcast.guard.RequestRefused;
import io.quizcast.user.account.Account;
import io.quizcast.user.account.AccountClient;
import io.quizcast.user.outbox.OutboxRepository;
import io.quizcast.user.statistics.PlayerStatisticsEntity;
import io.quizcast.user.statistics.StatisticsRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The caller's own profile. */
@ApplicationScoped
public class ProfileService {
  private static final Logger LOG = Logger.getLogger(ProfileService.class);

  @Inject ProfileRepository profiles;
  @Inject StatisticsRepository statistics;
  @Inject OutboxRepository outbox;
  @Inject @RestClient AccountClient accounts;

  /**
   * Never refuses a valid token: before the registration has arrived auth-service is asked, and if
   * that is away the token itself has to do.
   */
  Uni<UserBody> me(AccessToken token) {
    return known(token.userId())
        .chain(
            known -> known.isPresent() ? Uni.createFrom().item(known.get()) : notYetKnown(token));
  }

  @WithSession
  Uni<Optional<UserBody>> known(long userId) {
    return profiles
        .findById(userId)
        .chain(
            profile ->
                profile == null
                    ? Uni.createFrom().item(Optional.<UserBody>empty())
                    : statistics
                        .findById(userId)
                        .onItem()
                        .ifNull()
                        .continueWith(PlayerStatisticsEntity::new)
                        .map(totals -> Optional.of(UserBody.of(profile, totals))));
  }

  private Uni<UserBody> notYetKnown(AccessToken token) {
    return accounts
        .find(token.userId())
        .map(UserBody::of)
        .onFailure()
        .recoverWithItem(
            away -> {
              LOG.debugf("A profile is answered from its token: %s", away.toString());
              return UserBody.of(token);
            });
  }

  @WithTransaction
  Uni<Void> setLanguage(long userId, String language) {
    return own(userId)
        .chain(
            profile -> {
              if (profile.language.equals(language)) {
                return Uni.createFrom().voidItem();
              }
              profile.language = language;
              return changed(profile);
            });
  }

  /** The caller's profile, locked; begun now if his registration has not arrived. */
  private Uni<ProfileEntity> own(long userId) {
    return profiles
        .lock(userId)
        .onItem()
        .ifNull()
        .switchTo(
            () ->
                accounts
                    .find(userId)
                    .onFailure()
                    .transform(away -> RequestRefused.unavailable())
                    .chain(this::begin));
  }

  private Uni<ProfileEntity> begin(Account account) {
    return profiles.begin(account).chain(() -> profiles.lock(account.id()));
  }

  private Uni<Void> changed(ProfileEntity profile) {
    profile.updatedAt = Instant.now();
    return outbox.tell(
        new ProfileChanged(
            profile.userId,
            profile.profilePicture,
            profile.language,
            profile.firstName,
            profile.lastName,
            profile.birthDate,
            profile.gender,
            profile.updatedAt));
  }
}
