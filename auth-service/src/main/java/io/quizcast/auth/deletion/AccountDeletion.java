package io.quizcast.auth.deletion;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.google.GoogleReauthentication;
import io.quizcast.auth.outbox.UserEventPublisher;
import io.quizcast.auth.password.PasswordReauthentication;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.auth.session.SessionRepository;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.TokenRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deletes an account: ends all access and removes personal data, which frees the username and
 * e-mail address. The row is kept because results refer to its id; acceptances of the terms are
 * kept without IP address and device.
 */
@ApplicationScoped
class AccountDeletion {
  /** Tables whose rows are needed only while the account can sign in. */
  private static final List<String> SIGN_IN_TABLES =
      List.of(
          "mails",
          "email_codes",
          "password_resets",
          "user_identities",
          "two_factors",
          "sign_in_challenges");

  private static final Duration FRESH_SIGN_IN = Duration.ofMinutes(10);

  /** The user's keys on the compacted topic, for which tombstones are written. */
  private static final List<String> FACETS =
      List.of("registered", "username", "role", "verified", "sessions");

  private final AccountRepository accounts;
  private final ProfileRepository profiles;
  private final SessionRepository sessions;
  private final PasswordReauthentication password;
  private final GoogleReauthentication google;
  private final SessionEnds ends;
  private final UserEventPublisher outbox;
  private final Audit audit;

  AccountDeletion(
      AccountRepository accounts,
      ProfileRepository profiles,
      SessionRepository sessions,
      PasswordReauthentication password,
      GoogleReauthentication google,
      SessionEnds ends,
      UserEventPublisher outbox,
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
   * Re-authenticates the caller. Fails with 400 without re-authentication, 401 {@code unauthorized}
   * for a wrong password, and 401 {@code google_token_invalid} for a Google token of another
   * identity.
   */
  Uni<Void> delete(AccessToken caller, @Nullable DeletionForm form, String address) {
    return Panache.withSession(() -> accounts.findById(caller.userId()))
        .chain(
            account ->
                reauthenticate(account, caller, form == null ? DeletionForm.EMPTY : form, address))
        .chain(
            () ->
                ends.inTransaction(
                    ending ->
                        erase(caller.userId(), DeletionForm.reasonOf(form), address, ending)));
  }

  private Uni<Void> reauthenticate(
      @Nullable AccountEntity account, AccessToken caller, DeletionForm form, String address) {
    if (account == null || account.deletedAt != null) {
      throw RequestRefused.token(TokenRefusal.INVALID);
    }
    boolean byPassword = account.passwordHash != null && form.google().isEmpty();
    if (byPassword) {
      return password.require(account, form.password(), address);
    }
    return form.google().isEmpty()
        ? requireFreshSignIn(caller.sessionId())
        : google.require(account.id, form.google());
  }

  /**
   * An account without a password can only sign in with Google, so a session younger than ten
   * minutes counts as re-authentication.
   */
  private Uni<Void> requireFreshSignIn(long sessionId) {
    return Panache.withSession(() -> sessions.findById(sessionId))
        .invoke(
            session -> {
              if (session.createdAt.plus(FRESH_SIGN_IN).isBefore(Instant.now())) {
                throw RequestRefused.invalid("Sign in with Google again, then delete the account");
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> erase(long accountId, String reason, String address, Ending ending) {
    Instant now = Instant.now();
    String suffix = accountId + "_" + now.getEpochSecond();
    return accounts
        .lock(accountId)
        .chain(
            account -> {
              account.username = "deleted_user_" + suffix;
              account.usernameSkeleton = null;
              account.email = "deleted+" + suffix + "@example.invalid";
              account.passwordHash = null;
              account.emailVerifiedAt = null;
              account.twoFactorAt = null;
              account.deletedAt = now;
              account.deletionReason = reason;
              account.updatedAt = now;
              return profiles.findById(accountId).invoke(profile -> erase(profile, now));
            })
        .chain(() -> profiles.flush())
        .chain(() -> eraseOrigins(accountId))
        .chain(() -> deleteSignInRows(accountId, 0))
        .chain(() -> ending.all(accountId, "account_deleted"))
        .chain(() -> outbox.publish(new UserDeleted(accountId, now)))
        .chain(() -> tombstones(accountId, 0))
        .chain(() -> audit.addOwn(AuditAction.ACCOUNT_DELETED, accountId, address));
  }

  private static void erase(ProfileEntity profile, Instant now) {
    profile.firstName = "";
    profile.lastName = "";
    profile.birthDate = null;
    profile.gender = "";
    profile.profilePicture = "";
    profile.updatedAt = now;
  }

  /** Erases IP addresses and devices from acceptances and sessions. */
  private static Uni<Void> eraseOrigins(long accountId) {
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

  private static Uni<Void> deleteSignInRows(long accountId, int from) {
    return from == SIGN_IN_TABLES.size()
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .chain(
                session ->
                    session
                        .createNativeQuery(
                            "DELETE FROM " + SIGN_IN_TABLES.get(from) + " WHERE account_id = :id")
                        .setParameter("id", accountId)
                        .executeUpdate())
            .chain(() -> deleteSignInRows(accountId, from + 1));
  }

  private Uni<Void> tombstones(long accountId, int from) {
    return from == FACETS.size()
        ? Uni.createFrom().voidItem()
        : outbox
            .publishTombstone(accountId + ":" + FACETS.get(from))
            .chain(() -> tombstones(accountId, from + 1));
  }
}
