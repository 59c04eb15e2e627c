package io.quizcast.auth.session;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sign-in on one device, and the family of its refresh tokens. */
@Entity
@Table(name = "sessions")
public class SessionEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String deviceId;
  public String ipAddress;
  public String userAgent;
  public String csrfClaim;
  public Instant createdAt;
  public Instant lastUsedAt;
  public Instant expiresAt;
  public Instant absoluteEndAt;
  public @Nullable Instant endedAt;
  public @Nullable String endReason;

  boolean alive(Instant now) {
    return endedAt == null && now.isBefore(expiresAt);
  }
}
