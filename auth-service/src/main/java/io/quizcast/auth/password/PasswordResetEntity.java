package io.quizcast.auth.password;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reset token sent by e-mail; it sets a new password once. */
@Entity
@Table(name = "password_resets")
public class PasswordResetEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String tokenHash;
  public Instant createdAt;
  public Instant expiresAt;
  public @Nullable Instant usedAt;
}
