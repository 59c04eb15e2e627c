package io.quizcast.auth.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One row of the audit table. */
@Entity
@Immutable
@Table(name = "audit")
public class AuditEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public Instant at;
  public String action;
  public @Nullable Long actorId;
  public @Nullable Long subjectId;
  public @Nullable Long sessionId;
  public @Nullable String addressHash;
  public @Nullable String detail;
  public @Nullable String traceId;
}
