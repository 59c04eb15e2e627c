package io.quizcast.auth.session;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One refresh token of a session's family; all but the last are spent. */
@Entity
@Table(name = "refresh_tokens")
public class RefreshTokenEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long sessionId;
  public String tokenHash;
  public Instant issuedAt;
  public Instant expiresAt;
  public @Nullable Instant spentAt;
}
