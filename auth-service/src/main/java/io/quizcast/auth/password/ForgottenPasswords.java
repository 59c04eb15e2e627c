package io.quizcast.auth.password;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.mail.MailKind;
import io.quizcast.auth.mail.MailRepository;
import io.quizcast.auth.secret.Secrets;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.guard.RequestRefused;
import io.quizcast.mail.MailSettingsCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Resets a forgotten password with a token sent by e-mail. Also sets the first password of an
 * account created with Google.
 */
@ApplicationScoped
class ForgottenPasswords {
  private static final Logger LOG = Logger.getLogger(ForgottenPasswords.class);
  private static final int TOKEN_BYTES = 32;

  private final ResetConfig config;
  private final AccountRepository accounts;
  private final PasswordResetRepository resets;
  private final PasswordService replacement;
  private final Passwords passwords;
  private final SessionEnds ends;
  private final SignInDelay delay;
  private final MailRepository mails;
  private final Audit audit;

  ForgottenPasswords(
      ResetConfig config,
      AccountRepository accounts,
      PasswordResetRepository resets,
      PasswordService replacement,
      Passwords passwords,
      SessionEnds ends,
      SignInDelay delay,
      MailRepository mails,
      Audit audit) {
    this.config = config;
    this.accounts = accounts;
    this.resets = resets;
    this.replacement = replacement;
    this.passwords = passwords;
    this.ends = ends;
    this.delay = delay;
    this.mails = mails;
    this.audit = audit;
  }

  void check(@Observes StartupEvent started, MailSettingsCheck mail) {
    if (config.enabled()) {
      mail.requireFor("quizcast.password-reset.enabled");
    }
  }

  /**
   * Starts the work and returns immediately, so that neither the answer nor its timing reveals
   * whether the account exists. If the e-mail is lost, the player can request another one.
   */
  void ask(String email, String address) {
    requireEnabled();
    Instant now = Instant.now();
    Panache.withTransaction(
            () ->
                accounts
                    .findByEmail(email)
                    .chain(
                        found ->
                            found.filter(AccountEntity::isActive).isEmpty()
                                ? Uni.createFrom().voidItem()
                                : accounts
                                    .lock(found.get().id)
                                    .chain(account -> ask(account, address, now))))
        .subscribe()
        .with(
            done -> {},
            failure ->
                LOG.warnf(
                    "A password reset could not be prepared: %s",
                    failure.getClass().getSimpleName()));
  }

  private Uni<Void> ask(AccountEntity account, String address, Instant now) {
    return resets
        .recent(account.id, now)
        .chain(
            recent ->
                tooSoon(recent, now) ? Uni.createFrom().voidItem() : mail(account, address, now));
  }

  private boolean tooSoon(List<PasswordResetEntity> newestFirst, Instant now) {
    return newestFirst.size() >= config.maxPerDay()
        || (!newestFirst.isEmpty()
            && newestFirst.getFirst().createdAt.plus(config.cooldown()).isAfter(now));
  }

  private Uni<Void> mail(AccountEntity account, String address, Instant now) {
    String token = Secrets.random(TOKEN_BYTES);
    PasswordResetEntity row = new PasswordResetEntity();
    row.accountId = account.id;
    row.tokenHash = Secrets.hash(token);
    row.createdAt = now;
    row.expiresAt = now.plus(config.tokenTtl());
    return resets
        .persist(row)
        .chain(saved -> mails.add(account, MailKind.RESET_PASSWORD, token, now, config.tokenTtl()))
        .chain(() -> audit.add(entry(AuditAction.PASSWORD_RESET_ASKED, account.id, address)));
  }

  /**
   * Sets the new password. Fails with 400 {@code invalid_reset_token} for a token that is spent,
   * expired or unknown.
   */
  Uni<Void> reset(String token, String next, String address) {
    requireEnabled();
    passwords.requireAcceptable(next);
    String tokenHash = Secrets.hash(token);
    // Hashing is expensive, so the token is checked first.
    return Panache.withSession(() -> resets.alive(tokenHash, Instant.now()))
        .map(found -> found.orElseThrow(ForgottenPasswords::invalid))
        .chain(() -> passwords.hash(next, PasswordReauthentication.requester(address)))
        .chain(hash -> ends.inTransaction(ending -> replace(tokenHash, hash, address, ending)))
        .chain(account -> delay.unlock(account.email));
  }

  private Uni<AccountEntity> replace(
      String tokenHash, String passwordHash, String address, Ending ending) {
    Instant now = Instant.now();
    return resets
        .alive(tokenHash, now)
        .map(found -> found.orElseThrow(ForgottenPasswords::invalid).accountId)
        .call(accounts::lock)
        .call(
            () ->
                resets
                    .spend(tokenHash, now)
                    .invoke(
                        spent -> {
                          if (spent == 0) {
                            throw invalid();
                          }
                        }))
        .call(accountId -> resets.spendAll(accountId, now))
        .call(accountId -> accounts.lock(accountId).chain(this::removeUnprovenFactor))
        .chain(
            accountId ->
                replacement.replace(
                    accountId,
                    passwordHash,
                    "password_reset",
                    ending,
                    entry(AuditAction.PASSWORD_RESET, accountId, address)));
  }

  /**
   * Removes a second factor that was enrolled before the e-mail address was verified. Otherwise
   * somebody could sign up with another person's address, enrol a second factor and lock that
   * person out for good.
   */
  private Uni<Void> removeUnprovenFactor(AccountEntity account) {
    Instant enrolled = account.twoFactorAt;
    Instant proven = account.emailVerifiedAt;
    return enrolled != null && (proven == null || enrolled.isBefore(proven))
        ? accounts.removeSecondFactor(account)
        : Uni.createFrom().voidItem();
  }

  private static Audit.Entry entry(AuditAction action, long accountId, String address) {
    return new Audit.Entry(action, accountId, accountId, null, address, null);
  }

  private static RequestRefused invalid() {
    return RequestRefused.of(
        400, "invalid_reset_token", "This link has been used or is too old, ask for another one");
  }

  private void requireEnabled() {
    if (!config.enabled()) {
      throw RequestRefused.switchedOff();
    }
  }
}
