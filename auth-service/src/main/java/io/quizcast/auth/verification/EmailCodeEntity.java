package io.quizcast.auth.verification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A verification code; only its hash is stored. */
@Entity
@Table(name = "email_codes")
public class EmailCodeEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String codeHash;
  public String codeSalt;
  public int attempts;
  public int maxAttempts;
  public Instant createdAt;
  public Instant expiresAt;
  public @Nullable Instant consumedAt;

  boolean alive(Instant now) {
    return consumedAt == null && now.isBefore(expiresAt);
  }
}
