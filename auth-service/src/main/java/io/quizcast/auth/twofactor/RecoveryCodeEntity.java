package io.quizcast.auth.twofactor;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A recovery code, which can be used once instead of a one-time code. */
@Entity
@Table(name = "recovery_codes")
public class RecoveryCodeEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String codeHash;
  public @Nullable Instant usedAt;
}
