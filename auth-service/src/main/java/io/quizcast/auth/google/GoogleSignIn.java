package io.quizcast.auth.google;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.auth.account.AccountCreation;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.account.UserView;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.legal.LegalAcceptanceRepository;
import io.quizcast.auth.outbox.UserEventPublisher;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.auth.profile.VerifiedEmails;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.auth.signin.Admission;
import io.quizcast.auth.signin.SignedIn;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs players in with Google, creates their account at the first sign-in, and links Google to
 * existing accounts. Each operation is one transaction.
 */
@ApplicationScoped
class GoogleSignIn {
  /** Number of usernames to try for a new account. All but the first have a random suffix. */
  private static final int NAMES = 5;

  private static final int MAX_EMAIL = 100;

  private final GoogleConfig config;
  private final GoogleTokens tokens;
  private final IdentityRepository identities;
  private final AccountRepository accounts;
  private final AccountCreation newAccounts;
  private final ProfileRepository profiles;
  private final LegalAcceptanceRepository legal;
  private final Admission admission;
  private final SessionEnds ends;
  private final UserEventPublisher events;
  private final VerifiedEmails verifiedEmails;
  private final Audit audit;
  private final AuthMetrics metrics;

  GoogleSignIn(
      GoogleConfig config,
      GoogleTokens tokens,
      IdentityRepository identities,
      AccountRepository accounts,
      AccountCreation newAccounts,
      ProfileRepository profiles,
      LegalAcceptanceRepository legal,
      Admission admission,
      SessionEnds ends,
      UserEventPublisher events,
      VerifiedEmails verifiedEmails,
      Audit audit,
      AuthMetrics metrics) {
    this.config = config;
    this.tokens = tokens;
    this.identities = identities;
    this.accounts = accounts;
    this.newAccounts = newAccounts;
    this.profiles = profiles;
    this.legal = legal;
    this.admission = admission;
    this.ends = ends;
    this.events = events;
    this.verifiedEmails = verifiedEmails;
    this.audit = audit;
    this.metrics = metrics;
  }

  void check(@Observes StartupEvent started) {
    GoogleClient.requireSettings(config);
  }

  /**
   * Fails with 409 {@code link_required}, without any data of the account, if the e-mail address
   * belongs to an account without this Google identity.
   */
  Uni<SignedIn> exchange(GoogleForm form, Device device) {
    return tokens
        .userOf(form)
        .chain(user -> enter(user, device, 0))
        .map(Admission.Outcome::signedInOrRefused)
        .invoke(() -> metrics.signIn(AuthMetrics.SignIn.ADMITTED));
  }

  private Uni<Admission.Outcome> enter(GoogleUser user, Device device, int attempt) {
    return ends.inTransaction(
            ending ->
                identities
                    .ofSub(user.sub())
                    .chain(
                        known ->
                            known.isPresent()
                                ? accounts.lock(known.get().accountId)
                                : signUp(user, device, attempt))
                    .chain(account -> admission.admit(account, device, ending)))
        .onFailure(failure -> isConflict(failure) && attempt + 1 < NAMES)
        .recoverWithUni(() -> enter(user, device, attempt + 1));
  }

  private Uni<AccountEntity> signUp(GoogleUser user, Device device, int attempt) {
    user.requireVerifiedEmail();
    if (user.email().length() > MAX_EMAIL) {
      throw RequestRefused.invalid("This e-mail address is too long");
    }
    return accounts
        .findByEmail(user.email())
        .chain(
            taken -> taken.isPresent() ? linkedMeanwhile(user) : newAccount(user, device, attempt));
  }

  /** Of several concurrent first sign-ins, one creates the account and the others find it. */
  private Uni<AccountEntity> linkedMeanwhile(GoogleUser user) {
    return identities
        .ofSub(user.sub())
        .map(
            known ->
                known.orElseThrow(
                    () ->
                        RequestRefused.of(
                            409,
                            "link_required",
                            "There is an account with this address; sign in with its password and"
                                + " link Google there")))
        .chain(known -> accounts.lock(known.accountId));
  }

  private Uni<AccountEntity> newAccount(GoogleUser user, Device device, int attempt) {
    Instant now = Instant.now();
    return newAccounts
        .add(NewPlayer.account(user, attempt, now), NewPlayer.profile(user))
        .call(account -> identities.add(account.id, user.sub(), now))
        .call(
            account ->
                legal.add(account.id, false, LegalAcceptanceRepository.Source.GOOGLE, device, now));
  }

  /**
   * Links a Google identity. Idempotent. Fails with 403 {@code forbidden} if its e-mail address
   * differs from the account's, and with 409 {@code conflict} if the identity belongs to another
   * account or the account has another identity.
   */
  Uni<UserView> link(long accountId, GoogleForm form, String address) {
    return tokens
        .userOf(form)
        .chain(
            user ->
                Panache.withTransaction(
                    () ->
                        accounts
                            .lock(accountId)
                            .call(account -> link(account, user, address))
                            .chain(
                                account ->
                                    profiles
                                        .findById(accountId)
                                        .map(profile -> UserView.of(account, profile)))))
        .call(() -> verifiedEmails.verified(accountId));
  }

  private Uni<Void> link(AccountEntity account, GoogleUser user, String address) {
    if (!user.email().equals(account.email)) {
      throw RequestRefused.forbidden("Google knows you by another e-mail address");
    }
    user.requireVerifiedEmail();
    Instant now = Instant.now();
    return identities
        .ofSub(user.sub())
        .chain(
            found -> {
              if (found.isPresent() && found.get().accountId != account.id) {
                throw RequestRefused.conflict("This Google account is tied to another account");
              }
              return found.isPresent()
                  ? Uni.createFrom().voidItem()
                  : identities
                      .ofAccount(account.id)
                      .invoke(GoogleSignIn::requireNone)
                      .chain(() -> identities.add(account.id, user.sub(), now))
                      .chain(() -> audit.addOwn(AuditAction.GOOGLE_LINKED, account.id, address));
            })
        .chain(() -> verified(account, now));
  }

  private static void requireNone(Optional<IdentityEntity> other) {
    if (other.isPresent()) {
      throw RequestRefused.conflict("Another Google account is tied to this account");
    }
  }

  private Uni<Void> verified(AccountEntity account, Instant now) {
    if (account.emailVerifiedAt != null) {
      return Uni.createFrom().voidItem();
    }
    account.emailVerifiedAt = now;
    account.updatedAt = now;
    return events.publish(new EmailVerified(account.id, now));
  }

  private static boolean isConflict(Throwable failure) {
    return failure instanceof RequestRefused refused && "conflict".equals(refused.errorType());
  }
}
