package io.quizcast.auth.account;

import io.quizcast.auth.outbox.UserEventPublisher;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.guard.installation.Installation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Creates accounts: the row, its profile and the event that announces it. */
@ApplicationScoped
public class AccountCreation {
  private final AccountRepository accounts;
  private final ProfileRepository profiles;
  private final UserEventPublisher outbox;
  private final Installation installation;

  AccountCreation(
      AccountRepository accounts,
      ProfileRepository profiles,
      UserEventPublisher outbox,
      Installation installation) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.outbox = outbox;
    this.installation = installation;
  }

  /**
   * Creates an account within the caller's transaction. Fails with 409 {@code conflict} if the
   * username or e-mail address is taken.
   */
  public Uni<AccountEntity> add(AccountEntity account, ProfileEntity profile) {
    account.usernameSkeleton = Usernames.skeleton(account.username);
    return accounts
        .persistAndFlush(account)
        .onFailure()
        .transform(UniqueViolation::asConflict)
        .chain(
            saved -> {
              profile.accountId = saved.id;
              profile.language = installation.languages().getFirst();
              profile.updatedAt = saved.createdAt;
              return profiles.persist(profile);
            })
        .chain(
            saved ->
                outbox.publish(
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
