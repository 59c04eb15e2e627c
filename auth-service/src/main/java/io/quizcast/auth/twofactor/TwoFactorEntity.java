package io.quizcast.auth.twofactor;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The second factor of an account. */
@Entity
@Table(name = "two_factors")
public class TwoFactorEntity {
  @Id public Long accountId;
  public byte[] sealedSecret;
  public Instant createdAt;

  /** When the first code was confirmed; null until then. */
  public @Nullable Instant confirmedAt;

  public long lastStep;
  public int failures;
  public @Nullable Instant blockedUntil;

  /** Returns the seconds until a code may be tried, rounded up; 0 if it may be tried now. */
  long waitSeconds(Instant now) {
    Instant until = blockedUntil;
    return until == null || !now.isBefore(until)
        ? 0
        : (Duration.between(now, until).toMillis() + 999) / 1000;
  }

  /**
   * @return true if the failure blocked the second factor
   */
  boolean failed(int max, Instant now, Duration block) {
    failures++;
    if (failures < max) {
      return false;
    }
    failures = 0;
    blockedUntil = now.plus(block);
    return true;
  }
}
