package io.quizcast.auth.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that Kafka has not confirmed yet. */
@Entity
@Table(name = "outbox")
public class OutboxEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long userId;
  public String recordKey;
  public String eventType;

  /** Null for a tombstone. */
  public @Nullable String payload;

  public @Nullable String traceparent;
  public Instant createdAt;
}
