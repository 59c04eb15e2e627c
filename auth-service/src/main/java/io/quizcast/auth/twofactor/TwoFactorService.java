package io.quizcast.auth.twofactor;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.account.TwoFactorConfig;
import io.quizcast.auth.audit.Actor;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.password.PasswordReauthentication;
import io.quizcast.auth.secret.Secrets;
import io.quizcast.auth.session.RevocationStore;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/** Enrols, confirms, renews and removes the second factor of an account. */
@ApplicationScoped
class TwoFactorService {
  /** The length that RFC 4226 recommends. */
  private static final int SECRET_BYTES = 20;

  private final AccountRepository accounts;
  private final SecondFactor factors;
  private final RecoveryCodeRepository recovery;
  private final PasswordReauthentication proof;
  private final RevocationStore revocations;
  private final Audit audit;
  private final TwoFactorConfig config;

  TwoFactorService(
      AccountRepository accounts,
      SecondFactor factors,
      RecoveryCodeRepository recovery,
      PasswordReauthentication proof,
      RevocationStore revocations,
      Audit audit,
      TwoFactorConfig config) {
    this.accounts = accounts;
    this.factors = factors;
    this.recovery = recovery;
    this.proof = proof;
    this.revocations = revocations;
    this.audit = audit;
    this.config = config;
  }

  /**
   * @param required whether the account's role requires a second factor
   */
  record Status(boolean enabled, boolean required, long recoveryCodesLeft) {}

  /** The secret as text to type and as a URI to show as a QR code. */
  record Enrolment(String secret, String otpauthUri) {}

  @WithSession
  Uni<Status> status(long accountId) {
    return accounts
        .findById(accountId)
        .chain(
            account ->
                recovery
                    .left(accountId)
                    .map(left -> new Status(account.twoFactorAt != null, required(account), left)));
  }

  /**
   * Creates a secret, which becomes active when a code is confirmed. Fails with 409 if a second
   * factor is active.
   */
  Uni<Enrolment> enrol(long accountId, @Nullable String password, String address) {
    byte[] secret = Secrets.randomBytes(SECRET_BYTES);
    return Panache.withSession(() -> accounts.findById(accountId))
        .chain(account -> proof.require(account, password, address))
        .chain(
            () ->
                Panache.withTransaction(
                    () ->
                        accounts
                            .lock(accountId)
                            .chain(
                                account -> {
                                  if (account.twoFactorAt != null) {
                                    throw RequestRefused.conflict(
                                        "There is a second factor already");
                                  }
                                  return keep(accountId, secret)
                                      .replaceWith(enrolment(account, secret));
                                })));
  }

  private Uni<Void> keep(long accountId, byte[] secret) {
    return factors
        .find(accountId)
        .chain(
            known -> {
              TwoFactorEntity factor = known == null ? new TwoFactorEntity() : known;
              factor.accountId = accountId;
              factor.sealedSecret = factors.seal(secret, accountId);
              factor.createdAt = Instant.now();
              factor.lastStep = 0;
              return factors.save(factor);
            })
        .replaceWithVoid();
  }

  /**
   * Activates the second factor. An administrator's access tokens become invalid, so that the next
   * ones carry the role.
   */
  Uni<List<String>> confirm(long accountId, String code) {
    Instant now = Instant.now();
    return checked(
            accountId,
            code,
            now,
            account -> account.twoFactorAt == null,
            account ->
                factors
                    .find(accountId)
                    .invoke(
                        factor -> {
                          factor.confirmedAt = now;
                          account.twoFactorAt = now;
                          if (required(account)) {
                            account.raiseTokenVersion(now);
                          }
                        })
                    .chain(() -> audit.addOwn(AuditAction.TWO_FACTOR_ON, accountId, null))
                    .chain(() -> recovery.replace(accountId))
                    .map(codes -> new Renewed(codes, account.tokenVersion)))
        .call(renewed -> revocations.versionRaised(accountId, renewed.tokenVersion()))
        .map(Renewed::codes);
  }

  private record Renewed(List<String> codes, int tokenVersion) {}

  Uni<List<String>> renewRecoveryCodes(long accountId, String code) {
    return checked(
        accountId,
        code,
        Instant.now(),
        account -> account.twoFactorAt != null,
        account -> recovery.replace(accountId));
  }

  /** Fails with 403 if the role requires a second factor. */
  Uni<Long> disable(long accountId, String code) {
    return checked(
        accountId,
        code,
        Instant.now(),
        account -> {
          if (required(account)) {
            throw RequestRefused.forbidden("Administrators need a second factor here");
          }
          return account.twoFactorAt != null;
        },
        account ->
            remove(account)
                .chain(() -> audit.addOwn(AuditAction.TWO_FACTOR_OFF, accountId, null))
                .map(noted -> accountId));
  }

  /** Removes the second factor on behalf of somebody else. */
  @WithTransaction
  Uni<Void> reset(long accountId, Actor actor) {
    return accounts
        .lock(accountId)
        .invoke(account -> actor.requireOver(account.holdsRole()))
        .chain(this::remove)
        .chain(() -> audit.add(actor.entry(AuditAction.ADMIN_TWO_FACTOR_RESET, accountId, null)));
  }

  private Uni<Void> remove(AccountEntity account) {
    account.twoFactorAt = null;
    return factors.remove(account.id);
  }

  /**
   * Runs the work in one transaction if the code is right. Fails with 409 if the second factor is
   * not in the state that the work needs. A wrong code is reported after the commit, so that it is
   * counted.
   */
  private <T> Uni<T> checked(
      long accountId,
      String code,
      Instant now,
      Predicate<AccountEntity> fits,
      Function<AccountEntity, Uni<T>> work) {
    return Panache.withTransaction(
            () ->
                accounts
                    .lock(accountId)
                    .chain(
                        account ->
                            factors
                                .find(accountId)
                                .chain(
                                    factor -> {
                                      if (factor == null || !fits.test(account)) {
                                        throw RequestRefused.conflict(
                                            "The second factor is not in that state");
                                      }
                                      return factors
                                          .check(factor, code, 400, now)
                                          .chain(refusal -> workUnless(refusal, account, work));
                                    })))
        .map(CodeResult::orRefused);
  }

  private static <T> Uni<CodeResult<T>> workUnless(
      Optional<RequestRefused> refusal,
      AccountEntity account,
      Function<AccountEntity, Uni<T>> work) {
    return refusal.isPresent()
        ? Uni.createFrom().item(CodeResult.<T>refused(refusal.get()))
        : work.apply(account).map(CodeResult::done);
  }

  private boolean required(AccountEntity account) {
    return config.requiredForAdmins() && account.holdsRole();
  }

  private Enrolment enrolment(AccountEntity account, byte[] secret) {
    String text = Base32.toBase32String(secret);
    String issuer = URLEncoder.encode(config.issuer(), StandardCharsets.UTF_8);
    String label = issuer + ":" + URLEncoder.encode(account.username, StandardCharsets.UTF_8);
    return new Enrolment(
        text,
        "otpauth://totp/%s?secret=%s&issuer=%s".formatted(label, text, issuer).replace("+", "%20"));
  }
}
