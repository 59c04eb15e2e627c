package io.quizcast.user.deletion;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user who is gone: when auth-service emptied the account, and when we forgot him. */
@Entity
@Table(name = "deleted_users")
public class DeletionEntity {
  @Id public Long userId;
  public Instant deletedAt;
  public Instant erasedAt;
}
