package io.quizcast.user.profile;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.installation.BirthDates;
import io.quizcast.guard.installation.Installation;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.TokenRefusal;
import io.quizcast.user.statistics.PlayerStatisticsEntity;
import io.quizcast.user.statistics.StatisticsRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads and changes the caller's own profile. */
@ApplicationScoped
public class ProfileService {
  private static final Logger LOG = Logger.getLogger(ProfileService.class);

  private final Installation installation;
  private final BirthDates births;
  private final ProfileRepository profiles;
  private final StatisticsRepository statistics;
  private final ProfileWriter writer;
  private final JustVerified justVerified;
  private final AccountClient accounts;

  ProfileService(
      Installation installation,
      BirthDates births,
      ProfileRepository profiles,
      StatisticsRepository statistics,
      ProfileWriter writer,
      JustVerified justVerified,
      @RestClient AccountClient accounts) {
    this.installation = installation;
    this.births = births;
    this.profiles = profiles;
    this.statistics = statistics;
    this.writer = writer;
    this.justVerified = justVerified;
    this.accounts = accounts;
  }

  /**
   * Returns the caller's profile. A valid token of an existing user is never refused: if the
   * registration event has not arrived yet, the profile comes from auth-service or, while that is
   * unavailable, from the token.
   */
  public Uni<UserBody> me(AccessToken token) {
    return known(token.userId())
        .chain(known -> known.isPresent() ? upToDate(known.get()) : notYetKnown(token))
        .map(user -> user.permitted(token));
  }

  private Uni<UserBody> upToDate(UserBody known) {
    return known.emailVerified()
        ? Uni.createFrom().item(known)
        : justVerified.contains(known.id()).map(yes -> yes ? known.verified() : known);
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
        .onFailure(ProfileService::isUnknownUser)
        .transform(nobody -> RequestRefused.token(TokenRefusal.INVALID))
        .onFailure(failure -> !refusesToken(failure))
        .recoverWithItem(
            unavailable -> {
              LOG.debugf("A profile is answered from its token: %s", unavailable.toString());
              return UserBody.of(token, installation.languages().getFirst());
            });
  }

  Uni<Void> setLanguage(long userId, String language) {
    return ready(userId).chain(() -> writer.change(userId, profile -> profile.language = language));
  }

  /** Changes the name first, so that a refusal by auth-service leaves everything unchanged. */
  Uni<Void> change(long userId, ProfileForm form) {
    ProfileForm wanted = form.checked(births);
    return ready(userId)
        .chain(() -> rename(userId, wanted.username()))
        .chain(() -> writer.change(userId, wanted::applyTo));
  }

  private Uni<Void> rename(long userId, @Nullable String username) {
    return username == null
        ? Uni.createFrom().voidItem()
        : accounts
            .rename(userId, new AccountClient.NewName(username))
            .onFailure(failure -> !(failure instanceof RequestRefused))
            .transform(unavailable -> RequestRefused.unavailable())
            .replaceWithVoid();
  }

  /** Creates the profile of a user whose registration event has not arrived yet. */
  private Uni<Void> ready(long userId) {
    return writer
        .exists(userId)
        .chain(
            exists ->
                exists
                    ? Uni.createFrom().voidItem()
                    : accounts
                        .find(userId)
                        .onFailure()
                        .transform(
                            failure ->
                                isUnknownUser(failure)
                                    ? RequestRefused.token(TokenRefusal.INVALID)
                                    : RequestRefused.unavailable())
                        .chain(writer::begin));
  }

  private static boolean isUnknownUser(Throwable failure) {
    return failure instanceof RequestRefused refused && refused.status() == 404;
  }

  private static boolean refusesToken(Throwable failure) {
    return failure instanceof RequestRefused refused && refused.status() == 401;
  }
}
