package io.quizcast.auth.admin;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Records that the first administrator was created; the table holds at most one row. */
@Entity
@Table(name = "first_admin")
public class FirstAdminEntity {
  @Id public boolean onlyOne = true;
  public long accountId;
  public Instant createdAt;
}
