package io.quizcast.auth.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.mail.MailKind;
import io.quizcast.auth.mail.MailRepository;
import io.quizcast.auth.outbox.UserEventPublisher;
import io.quizcast.auth.profile.VerifiedEmails;
import io.quizcast.auth.secret.Secrets;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.guard.CsrfSecret;
import io.quizcast.guard.RequestRefused;
import io.quizcast.mail.MailSettingsCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** Verifies an e-mail address by sending a code to it. */
@ApplicationScoped
class VerificationService {
  private static final int CODES = 1_000_000;
  private static final int SALT_BYTES = 16;
  private static final int MIN_PEPPER = 16;

  private final VerificationConfig config;
  private final AccountRepository accounts;
  private final EmailCodeRepository codes;
  private final MailRepository mails;
  private final UserEventPublisher events;
  private final VerifiedEmails verifiedEmails;
  private final SecureRandom random = new SecureRandom();

  VerificationService(
      VerificationConfig config,
      AccountRepository accounts,
      EmailCodeRepository codes,
      MailRepository mails,
      UserEventPublisher events,
      VerifiedEmails verifiedEmails) {
    this.config = config;
    this.accounts = accounts;
    this.codes = codes;
    this.mails = mails;
    this.events = events;
    this.verifiedEmails = verifiedEmails;
  }

  void check(@Observes StartupEvent started, MailSettingsCheck mail) {
    if (!config.enabled()) {
      return;
    }
    pepper();
    mail.requireFor("quizcast.verification.enabled");
  }

  @WithSession
  Uni<VerificationView> status(long accountId) {
    Instant now = Instant.now();
    return accounts
        .findById(accountId)
        .chain(
            account ->
                !config.enabled() || account.emailVerifiedAt != null
                    ? Uni.createFrom().item(VerificationView.withoutSending(account))
                    : codes
                        .of(accountId, now)
                        .map(history -> VerificationView.of(account, history, now)));
  }

  /**
   * Sends a code. Fails with 429 until the next one may be sent; does nothing for a verified
   * address.
   */
  Uni<Void> send(long accountId) {
    requireEnabled();
    Instant now = Instant.now();
    return Panache.withTransaction(
        () ->
            accounts
                .lock(accountId)
                .chain(
                    account ->
                        account.emailVerifiedAt != null
                            ? Uni.createFrom().voidItem()
                            : codes
                                .of(accountId, now)
                                .chain(history -> send(account, history, now))));
  }

  private Uni<Void> send(AccountEntity account, CodeHistory history, Instant now) {
    long wait = history.secondsUntilNext(now);
    if (wait > 0) {
      throw RequestRefused.tooMany(wait);
    }
    String code = "%06d".formatted(random.nextInt(CODES));
    EmailCodeEntity row = new EmailCodeEntity();
    row.accountId = account.id;
    row.codeSalt = Secrets.random(SALT_BYTES);
    row.codeHash = hash(pepper(), row.codeSalt, code);
    row.maxAttempts = config.maxAttempts();
    row.createdAt = now;
    row.expiresAt = now.plus(config.codeTtl());
    return codes
        .persist(row)
        .chain(saved -> mails.add(account, MailKind.VERIFY_EMAIL, code, now, config.codeTtl()));
  }

  private enum Outcome {
    VERIFIED,
    INVALID,
    EXPIRED,
    EXHAUSTED
  }

  /** Checks a code. The outcome is thrown after the commit, so that a wrong code is counted. */
  Uni<Void> confirm(long accountId, String code) {
    requireEnabled();
    Instant now = Instant.now();
    return Panache.withTransaction(
            () ->
                accounts
                    .lock(accountId)
                    .chain(
                        account ->
                            account.emailVerifiedAt != null
                                ? Uni.createFrom().item(Outcome.VERIFIED)
                                : codes
                                    .of(accountId, now)
                                    .chain(history -> check(account, history.newest(), code, now))))
        .invoke(VerificationService::refuseUnlessVerified)
        .chain(() -> verifiedEmails.verified(accountId));
  }

  private Uni<Outcome> check(
      AccountEntity account, Optional<EmailCodeEntity> newest, String code, Instant now) {
    if (newest.isEmpty() || newest.get().consumedAt != null) {
      return Uni.createFrom().item(Outcome.INVALID);
    }
    EmailCodeEntity row = newest.get();
    if (!row.alive(now)) {
      return Uni.createFrom().item(Outcome.EXPIRED);
    }
    boolean right = CsrfSecret.same(row.codeHash, hash(pepper(), row.codeSalt, code));
    return codes
        .takeAttempt(row)
        .chain(
            taken -> {
              if (taken == 0) {
                return Uni.createFrom().item(Outcome.EXHAUSTED);
              }
              if (right) {
                row.consumedAt = now;
                return verified(account, now).replaceWith(Outcome.VERIFIED);
              }
              return Uni.createFrom()
                  .item(taken < row.maxAttempts ? Outcome.INVALID : Outcome.EXHAUSTED);
            });
  }

  private Uni<Void> verified(AccountEntity account, Instant now) {
    account.emailVerifiedAt = now;
    account.updatedAt = now;
    return events.publish(new EmailVerified(account.id, now));
  }

  private static void refuseUnlessVerified(Outcome outcome) {
    switch (outcome) {
      case VERIFIED -> {}
      case INVALID ->
          throw RequestRefused.of(400, "invalid_verification_code", "This code is not right");
      case EXPIRED ->
          throw RequestRefused.of(
              400, "verification_expired", "This code has expired, ask for another one");
      case EXHAUSTED ->
          throw RequestRefused.of(
              400, "verification_attempts_exceeded", "Too many wrong codes, ask for another one");
    }
  }

  private void requireEnabled() {
    if (!config.enabled()) {
      throw RequestRefused.switchedOff();
    }
  }

  static String hash(String pepper, String salt, String code) {
    return Secrets.hash(pepper + ":" + salt + ":" + code);
  }

  private String pepper() {
    return config
        .pepper()
        .filter(pepper -> pepper.length() >= MIN_PEPPER)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "quizcast.verification.pepper must have 16 characters or more while"
                        + " quizcast.verification.enabled is on"));
  }
}
