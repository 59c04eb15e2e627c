package io.quizcast.auth.account;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.auth.outbox.UserEventPublisher;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Changes usernames and publishes the change. */
@ApplicationScoped
class UsernameService {
  private final AccountRepository accounts;
  private final ProfileRepository profiles;
  private final UserEventPublisher outbox;

  UsernameService(
      AccountRepository accounts, ProfileRepository profiles, UserEventPublisher outbox) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.outbox = outbox;
  }

  /**
   * Changes the name. Fails with 404 for an unknown account, and with 409 {@code conflict} if
   * another account has the name.
   */
  @WithTransaction
  Uni<UserView> rename(long id, String username) {
    return accounts
        .lock(id)
        .chain(
            account ->
                account.username.equals(username)
                    ? Uni.createFrom().item(account)
                    : rename(account, username))
        .chain(account -> profiles.findById(id).map(profile -> UserView.of(account, profile)));
  }

  private Uni<AccountEntity> rename(AccountEntity account, String username) {
    account.username = username;
    account.usernameSkeleton = Usernames.skeleton(username);
    account.updatedAt = Instant.now();
    return accounts
        .flush()
        .onFailure()
        .transform(UniqueViolation::asConflict)
        .chain(() -> outbox.publish(new UsernameChanged(account.id, username)))
        .replaceWith(account);
  }
}
