package io.quizcast.auth.twofactor;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.password.PasswordProof;
import io.quizcast.auth.session.RevocationStore;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/** Sets up, renews and takes away the second factor of an account. */
@ApplicationScoped
class TwoFactorService {
  /** As long as the hash, as RFC 4226 asks. */
  private static final int SECRET_BYTES = 20;

  private final AccountRepository accounts;
  private final SecondFactor factors;
  private final RecoveryCodes recovery;
  private final PasswordProof proof;
  private final RevocationStore revocations;
  private final Audit audit;
  private final TwoFactorConfig config;
  private final SecureRandom random = new SecureRandom();

  TwoFactorService(
      AccountRepository accounts,
      SecondFactor factors,
      RecoveryCodes recovery,
      PasswordProof proof,
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
   * @param required whether this user's rights wait for it
   */
  record Standing(boolean enabled, boolean required, long recoveryCodesLeft) {}

  /** What an authenticator needs, as text to type and as the address of a picture to scan. */
  record Enrolment(String secret, String otpauthUri) {}

  Uni<Standing> standing(long accountId) {
    return Panache.withSession(
        () ->
            accounts
                .findById(accountId)
                .chain(
                    account ->
                        recovery
                            .left(accountId)
                            .map(
                                left ->
                                    new Standing(
                                        account.twoFactorAt != null, required(account), left))));
  }

  /** Shows a secret; it counts once a number of it came back. 409 where one counts already. */
  Uni<Enrolment> enrol(long accountId, @Nullable String password, String address) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
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
        .findById(accountId)
        .chain(
            known -> {
              TwoFactorEntity factor = known == null ? new TwoFactorEntity() : known;
              factor.accountId = accountId;
              factor.sealedSecret = factors.seal(secret, accountId);
              factor.createdAt = Instant.now();
              factor.lastStep = 0;
              return factors.persist(factor);
            })
        .replaceWithVoid();
  }

  /** From now on signing in needs it. An administrator's tokens are issued anew. */
  Uni<List<String>> confirm(long accountId, String code) {
    Instant now = Instant.now();
    return checked(
            accountId,
            code,
            now,
            account -> account.twoFactorAt == null,
            account ->
                factors
                    .findById(accountId)
                    .invoke(
                        factor -> {
                          factor.confirmedAt = now;
                          account.twoFactorAt = now;
                          if (required(account)) {
                            account.raiseTokenVersion(now);
                          }
                        })
                    .chain(() -> note(AuditAction.TWO_FACTOR_ON, accountId))
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

  /** 403 for whoever must have one. */
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
                .chain(() -> note(AuditAction.TWO_FACTOR_OFF, accountId))
                .map(noted -> accountId));
  }

  /** By an administrator, for somebody who lost everything. */
  Uni<Void> reset(long accountId, long actorId, String address) {
    return Panache.withTransaction(
        () ->
            accounts
                .lock(accountId)
                .chain(this::remove)
                .chain(
                    () ->
                        audit.add(
                            new Audit.Entry(
                                AuditAction.ADMIN_TWO_FACTOR_RESET,
                                actorId,
                                accountId,
                                null,
                                address,
                                null))));
  }

  private Uni<Void> remove(AccountEntity account) {
    account.twoFactorAt = null;
    return factors.deleteById(account.id).replaceWithVoid();
  }

  /**
   * Does the work if the code is right, in one transaction; 409 when the account is not in the
   * state the work is for. A wrong code is answered after the commit, so that it stays counted.
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
                                .findById(accountId)
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
        .map(Taken::orRefused);
  }

  private static <T> Uni<Taken<T>> workUnless(
      Optional<RequestRefused> refusal,
      AccountEntity account,
      Function<AccountEntity, Uni<T>> work) {
    return refusal.isPresent()
        ? Uni.createFrom().item(Taken.<T>refused(refusal.get()))
        : work.apply(account).map(Taken::done);
  }

  private boolean required(AccountEntity account) {
    return config.requiredForAdmins() && account.role.equals("admin");
  }

  private Uni<Void> note(AuditAction action, long accountId) {
    return audit.add(new Audit.Entry(action, accountId, accountId, null, null, null));
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
