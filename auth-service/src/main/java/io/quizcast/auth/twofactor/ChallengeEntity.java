package io.quizcast.auth.twofactor;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sign-in that awaits its second factor. */
@Entity
@Table(name = "sign_in_challenges")
public class ChallengeEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String tokenHash;
  public int attempts;
  public Instant expiresAt;
  public @Nullable Instant usedAt;
}
