package io.quizcast.auth.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that was decided and is not confirmed by Kafka yet. */
@Entity
@Table(name = "outbox")
public class OutboxEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long userId;
  public String recordKey;
  public String eventType;

  /** Null makes the topic forget the key. */
  public @Nullable String payload;

  public @Nullable String traceparent;
  public Instant createdAt;
}
