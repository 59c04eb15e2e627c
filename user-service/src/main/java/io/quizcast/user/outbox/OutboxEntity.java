package io.quizcast.user.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An event for {@code user.events} that Kafka has not confirmed. */
@Entity
@Table(name = "outbox")
public class OutboxEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String recordKey;
  public String type;

  /** Null for a tombstone. */
  public @Nullable String payload;

  public @Nullable String traceparent;
}
