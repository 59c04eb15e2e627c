package io.quizcast.auth.account;

import io.quizcast.auth.outbox.Outbox;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes accounts: the row, its profile, and the event that tells everybody. */
@ApplicationScoped
public class Accounts {
  private final AccountRepository accounts;
  private final ProfileRepository profiles;
  private final Outbox outbox;

  Accounts(AccountRepository accounts, ProfileRepository profiles, Outbox outbox) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.outbox = outbox;
  }

  /**
   * Inside the caller's transaction; fails with 409 {@code conflict} for a taken name or address.
   */
  public Uni<AccountEntity> add(AccountEntity account, ProfileEntity profile) {
    return accounts
        .persistAndFlush(account)
        .onFailure()
        .transform(UniqueViolation::asConflict)
        .chain(
            saved -> {
              profile.accountId = saved.id;
              profile.updatedAt = saved.createdAt;
              return profiles.persist(profile);
            })
        .chain(
            saved ->
                outbox.add(
                    account.id,
                    new UserRegistered(
                        account.id,
                        account.username,
                        account.email,
                        account.role,
                        account.emailVerifiedAt != null,
                        profile.language,
                        profile.firstName,
                        profile.lastName,
                        profile.birthDate,
                        profile.gender,
                        profile.profilePicture,
                        account.createdAt)))
        .replaceWith(account);
  }
}
