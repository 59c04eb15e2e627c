package io.quizcast.user.deletion;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A deleted user: when auth-service deleted the account and when this service erased the data. */
@Entity
@Table(name = "deleted_users")
public class DeletionEntity {
  @Id public Long userId;
  public Instant deletedAt;
  public Instant erasedAt;
}
