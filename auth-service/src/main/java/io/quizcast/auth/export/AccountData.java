package io.quizcast.auth.export;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.google.IdentityEntity;
import io.quizcast.auth.legal.LegalAcceptanceEntity;
import io.quizcast.auth.session.SessionEntity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data that this service stores about one user, for the data export, without hashes and
 * secrets. Username, e-mail address and profile are in other parts of the export.
 *
 * @param sessions newest first, including ended ones that are not purged yet
 */
public record AccountData(
    boolean hasPassword,
    @Nullable Instant emailVerifiedAt,
    @Nullable Instant twoFactorSince,
    @Nullable Instant suspendedAt,
    Instant createdAt,
    List<Identity> identities,
    List<Acceptance> legalAcceptances,
    List<Session> sessions) {

  /**
   * @param subject the user's id at the provider
   */
  public record Identity(String provider, String subject, Instant linkedAt) {}

  /**
   * @param source {@code web}, {@code mobile} or {@code google}
   */
  public record Acceptance(
      String tosVersion,
      String privacyVersion,
      boolean marketingOptIn,
      String source,
      String ipAddress,
      String userAgent,
      Instant acceptedAt) {}

  /** One sign-in on one device. */
  public record Session(
      long id,
      String deviceId,
      String ipAddress,
      String userAgent,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      @Nullable Instant endedAt,
      @Nullable String endReason) {}

  static AccountData of(
      AccountEntity account,
      List<IdentityEntity> identities,
      List<LegalAcceptanceEntity> acceptances,
      List<SessionEntity> sessions) {
    return new AccountData(
        account.passwordHash != null,
        account.emailVerifiedAt,
        account.twoFactorAt,
        account.suspendedAt,
        account.createdAt,
        identities.stream()
            .map(row -> new Identity(row.provider, row.providerSub, row.createdAt))
            .toList(),
        acceptances.stream()
            .map(
                row ->
                    new Acceptance(
                        row.tosVersion,
                        row.privacyVersion,
                        row.marketingOptIn,
                        row.source,
                        row.ipAddress,
                        row.userAgent,
                        row.acceptedAt))
            .toList(),
        sessions.stream()
            .map(
                row ->
                    new Session(
                        row.id,
                        row.deviceId,
                        row.ipAddress,
                        row.userAgent,
                        row.createdAt,
                        row.lastUsedAt,
                        row.expiresAt,
                        row.endedAt,
                        row.endReason))
            .toList());
  }
}
