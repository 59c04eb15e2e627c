package io.quizcast.auth.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key; its private half is encrypted. */
@Entity
@Table(name = "signing_keys")
public class SigningKeyEntity {
  @Id public String kid;
  public String state;
  public byte[] publicKey;
  public byte[] privateKey;
  public Instant createdAt;
  public @Nullable Instant activatedAt;
  public @Nullable Instant retiredAt;
}
