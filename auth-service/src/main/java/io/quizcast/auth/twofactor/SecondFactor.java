package io.quizcast.auth.twofactor;

import io.quizcast.auth.account.TwoFactorConfig;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.key.KeyWrap;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Checks one-time codes and recovery codes. Each is valid once; wrong codes are counted. */
@ApplicationScoped
class SecondFactor {
  private final TwoFactorRepository rows;
  private final RecoveryCodeRepository recovery;
  private final TwoFactorConfig config;
  private final KeyWrap wrap;
  private final Audit audit;

  SecondFactor(
      TwoFactorRepository rows,
      RecoveryCodeRepository recovery,
      TwoFactorConfig config,
      KeyWrap wrap,
      Audit audit) {
    this.rows = rows;
    this.recovery = recovery;
    this.config = config;
    this.wrap = wrap;
    this.audit = audit;
  }

  /** Returns the second factor of the account or null. */
  Uni<@Nullable TwoFactorEntity> find(long accountId) {
    return rows.findById(accountId);
  }

  Uni<TwoFactorEntity> save(TwoFactorEntity factor) {
    return rows.persist(factor);
  }

  Uni<Void> remove(long accountId) {
    return rows.deleteById(accountId).replaceWithVoid();
  }

  byte[] seal(byte[] secret, long accountId) {
    return wrap.wrap(secret, name(accountId));
  }

  byte[] open(TwoFactorEntity factor) {
    return wrap.unwrap(factor.sealedSecret, name(factor.accountId));
  }

  /**
   * Checks a code within a transaction that holds the account's lock and is committed in any case,
   * so that wrong codes are counted. Returns empty for a right code, otherwise the refusal to throw
   * after the commit.
   *
   * @param wrongStatus status for a wrong code: 401 at sign-in, 400 for a signed-in player
   */
  Uni<Optional<RequestRefused>> check(
      TwoFactorEntity factor, String code, int wrongStatus, Instant now) {
    long wait = factor.waitSeconds(now);
    if (wait > 0) {
      return Uni.createFrom().item(Optional.of(RequestRefused.tooMany(wait)));
    }
    OptionalLong step = Totp.match(open(factor), code, now, factor.lastStep);
    if (step.isPresent()) {
      factor.lastStep = step.getAsLong();
      factor.failures = 0;
      return Uni.createFrom().item(Optional.empty());
    }
    return recovery
        .use(factor.accountId, code, now)
        .chain(
            used -> {
              if (used) {
                factor.failures = 0;
                return audit
                    .addOwn(AuditAction.RECOVERY_CODE_USED, factor.accountId, null)
                    .replaceWith(Optional.<RequestRefused>empty());
              }
              RequestRefused wrong =
                  RequestRefused.of(wrongStatus, "two_factor_invalid", "This code is not right");
              return factor.failed(config.failuresInARow(), now, config.block())
                  ? audit
                      .addOwn(AuditAction.TWO_FACTOR_DELAYED, factor.accountId, null)
                      .replaceWith(Optional.of(wrong))
                  : Uni.createFrom().item(Optional.of(wrong));
            });
  }

  private static String name(long accountId) {
    return "two-factor:" + accountId;
  }
}
