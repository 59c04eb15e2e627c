package io.quizcast.auth.twofactor;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account's generator of numbers, and how it was used. */
@Entity
@Table(name = "two_factors")
public class TwoFactorEntity {
  @Id public Long accountId;
  public byte[] sealedSecret;
  public Instant createdAt;

  /** Null until a number of it has come back. */
  public @Nullable Instant confirmedAt;

  public long lastStep;
  public int failures;
  public @Nullable Instant blockedUntil;

  /** Seconds, rounded up; 0 when a number may be tried. */
  long waitSeconds(Instant now) {
    Instant until = blockedUntil;
    return until == null || !now.isBefore(until)
        ? 0
        : (Duration.between(now, until).toMillis() + 999) / 1000;
  }

  /**
   * @return true when this failure used up the last that is free
   */
  boolean failed(int most, Instant now, Duration block) {
    failures++;
    if (failures < most) {
      return false;
    }
    failures = 0;
    blockedUntil = now.plus(block);
    return true;
  }
}
