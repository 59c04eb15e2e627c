package io.quizcast.auth.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.outbox.Outbox;
import io.quizcast.auth.password.Passwords;
import io.quizcast.auth.password.Passwords.Match;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.TokenRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Empties an account: access ends, what says who he was is gone, name and address are free again.
 * The row stays because results point at its number; the acceptance of the terms stays without
 * address and device.
 */
@ApplicationScoped
class AccountDeletion {
  /** The compacted topic forgets these facets of the user. */
  private static final List<String> FACETS =
      List.of("registered", "username", "role", "verified", "sessions");

  private final AccountRepository accounts;
  private final ProfileRepository profiles;
  private final Passwords passwords;
  private final SignInDelay delay;
  private final SessionEnds ends;
  private final Outbox outbox;
  private final Audit audit;

  AccountDeletion(
      AccountRepository accounts,
      ProfileRepository profiles,
      Passwords passwords,
      SignInDelay delay,
      SessionEnds ends,
      Outbox outbox,
      Audit audit) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.passwords = passwords;
    this.delay = delay;
    this.ends = ends;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** 400 without a password where there is one, 401 {@code unauthorized} for a wrong one. */
  Uni<Void> delete(long accountId, @Nullable DeletionForm form, String address) {
    return Panache.withSession(() -> accounts.findById(accountId))
        .chain(account -> proven(account, DeletionForm.passwordOf(form), address))
        .chain(
            () ->
                ends.inTransaction(
                    ending -> empty(accountId, DeletionForm.reasonOf(form), address, ending)));
  }

  private Uni<Void> proven(
      @Nullable AccountEntity account, @Nullable String password, String address) {
    if (account == null || account.deletedAt != null) {
      throw RequestRefused.token(TokenRefusal.INVALID);
    }
    String stored = account.passwordHash;
    if (stored == null) {
      return Uni.createFrom().voidItem();
    }
    if (password == null || password.isEmpty()) {
      throw RequestRefused.invalid("Your password is needed to delete the account");
    }
    return delay
        .begin(account.email, address)
        .chain(() -> passwords.compare(password, stored))
        .invoke(
            match -> {
              if (match == Match.WRONG) {
                throw RequestRefused.of(401, "unauthorized", "The password is not right");
              }
            })
        .chain(() -> delay.succeeded(account.email, address));
  }

  private Uni<Void> empty(long accountId, String reason, String address, Ending ending) {
    Instant now = Instant.now();
    String suffix = accountId + "_" + now.getEpochSecond();
    return accounts
        .lock(accountId)
        .chain(
            account -> {
              account.username = "deleted_user_" + suffix;
              account.email = "deleted+" + suffix + "@example.invalid";
              account.passwordHash = null;
              account.emailVerifiedAt = null;
              account.deletedAt = now;
              account.deletionReason = reason;
              account.updatedAt = now;
              return profiles.findById(accountId).invoke(profile -> forget(profile, now));
            })
        .chain(() -> profiles.flush())
        .chain(() -> forgetWhere(accountId))
        .chain(() -> ending.all(accountId, "account_deleted"))
        .chain(() -> outbox.add(accountId, new UserDeleted(accountId, now)))
        .chain(() -> tombstones(accountId, 0))
        .chain(
            () ->
                audit.add(
                    new Audit.Entry(
                        AuditAction.ACCOUNT_DELETED, accountId, accountId, null, address, null)));
  }

  private static void forget(ProfileEntity profile, Instant now) {
    profile.firstName = "";
    profile.lastName = "";
    profile.birthDate = null;
    profile.gender = "";
    profile.profilePicture = "";
    profile.updatedAt = now;
  }

  /** Where he was and with what: in the evidence and in his sessions. */
  private static Uni<Void> forgetWhere(long accountId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "UPDATE legal_acceptances SET ip_address = '', user_agent = ''"
                            + " WHERE account_id = :id")
                    .setParameter("id", accountId)
                    .executeUpdate()
                    .chain(
                        () ->
                            session
                                .createNativeQuery(
                                    "UPDATE sessions SET ip_address = '', user_agent = '',"
                                        + " device_id = '' WHERE account_id = :id")
                                .setParameter("id", accountId)
                                .executeUpdate()))
        .replaceWithVoid();
  }

  private Uni<Void> tombstones(long accountId, int from) {
    return from == FACETS.size()
        ? Uni.createFrom().voidItem()
        : outbox
            .addTombstone(accountId, accountId + ":" + FACETS.get(from))
            .chain(() -> tombstones(accountId, from + 1));
  }
}
