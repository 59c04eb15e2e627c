package io.quizcast.auth.admin;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Says that the first administrator was made; the table holds one row at most. */
@Entity
@Table(name = "first_admin")
public class FirstAdminEntity {
  @Id public boolean onlyOne = true;
  public long accountId;
  public Instant createdAt;
}
