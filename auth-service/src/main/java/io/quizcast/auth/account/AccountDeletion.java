package io.quizcast.auth.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.google.GoogleProof;
import io.quizcast.auth.outbox.Outbox;
import io.quizcast.auth.password.PasswordProof;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.auth.session.SessionRepository;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.guard.AccessToken;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.TokenRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
  /** Rows that only serve somebody who can sign in. */
  private static final List<String> USELESS =
      List.of(
          "mails",
          "email_codes",
          "password_resets",
          "user_identities",
          "two_factors",
          "sign_in_challenges");

  private static final Duration JUST_NOW = Duration.ofMinutes(10);

  /** The compacted topic forgets these facets of the user. */
  private static final List<String> FACETS =
      List.of("registered", "username", "role", "verified", "sessions");

  private final AccountRepository accounts;
  private final ProfileRepository profiles;
  private final SessionRepository sessions;
  private final PasswordProof password;
  private final GoogleProof google;
  private final SessionEnds ends;
  private final Outbox outbox;
  private final Audit audit;

  AccountDeletion(
      AccountRepository accounts,
      ProfileRepository profiles,
      SessionRepository sessions,
      PasswordProof password,
      GoogleProof google,
      SessionEnds ends,
      Outbox outbox,
      Audit audit) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.sessions = sessions;
    this.password = password;
    this.google = google;
    this.ends = ends;
    this.outbox = outbox;
    this.audit = audit;
  }

  /**
   * 400 without a proof, 401 {@code unauthorized} for a wrong password, 401 {@code
   * google_token_invalid} for somebody else's token.
   */
  Uni<Void> delete(AccessToken caller, @Nullable DeletionForm form, String address) {
    return Panache.withSession(() -> accounts.findById(caller.userId()))
        .chain(
            account -> proven(account, caller, form == null ? DeletionForm.EMPTY : form, address))
        .chain(
            () ->
                ends.inTransaction(
                    ending ->
                        empty(caller.userId(), DeletionForm.reasonOf(form), address, ending)));
  }

  private Uni<Void> proven(
      @Nullable AccountEntity account, AccessToken caller, DeletionForm form, String address) {
    if (account == null || account.deletedAt != null) {
      throw RequestRefused.token(TokenRefusal.INVALID);
    }
    boolean byPassword = account.passwordHash != null && form.google().isEmpty();
    if (byPassword) {
      return password.require(account, form.password(), address);
    }
    return form.google().isEmpty()
        ? signedInJustNow(caller.sessionId())
        : google.require(account.id, form.google());
  }

  /** Without a password every session began with Google; one that just began is proof as well. */
  private Uni<Void> signedInJustNow(long sessionId) {
    return Panache.withSession(() -> sessions.findById(sessionId))
        .invoke(
            session -> {
              if (session.createdAt.plus(JUST_NOW).isBefore(Instant.now())) {
                throw RequestRefused.invalid("Sign in with Google again, then delete the account");
              }
            })
        .replaceWithVoid();
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
              account.twoFactorAt = null;
              account.deletedAt = now;
              account.deletionReason = reason;
              account.updatedAt = now;
              return profiles.findById(accountId).invoke(profile -> forget(profile, now));
            })
        .chain(() -> profiles.flush())
        .chain(() -> forgetWhere(accountId))
        .chain(() -> deleteUseless(accountId, 0))
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

  private static Uni<Void> deleteUseless(long accountId, int from) {
    return from == USELESS.size()
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .chain(
                session ->
                    session
                        .createNativeQuery(
                            "DELETE FROM " + USELESS.get(from) + " WHERE account_id = :id")
                        .setParameter("id", accountId)
                        .executeUpdate())
            .chain(() -> deleteUseless(accountId, from + 1));
  }

  private Uni<Void> tombstones(long accountId, int from) {
    return from == FACETS.size()
        ? Uni.createFrom().voidItem()
        : outbox
            .addTombstone(accountId, accountId + ":" + FACETS.get(from))
            .chain(() -> tombstones(accountId, from + 1));
  }
}
