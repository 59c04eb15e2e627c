package io.quizcast.auth.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.delivery.outbox.CurrentTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Stores events for {@code user.events} within the transaction that causes them. */
@ApplicationScoped
public class OutboxRepository implements PanacheRepository<OutboxEntity> {
  private final ObjectMapper json;
  private final UserEventPublisher publisher;

  OutboxRepository(ObjectMapper json, UserEventPublisher publisher) {
    this.json = json;
    this.publisher = publisher;
  }

  /**
   * Stores an event within the caller's transaction; {@link UserEventPublisher} publishes it after
   * the commit.
   */
  public Uni<Void> add(long userId, UserEvent event) {
    OutboxEntity row = new OutboxEntity();
    row.userId = userId;
    row.recordKey = event.key();
    row.createdAt = Instant.now();
    row.traceparent = CurrentTrace.traceparent();
    try {
      row.payload = json.writerFor(UserEvent.class).writeValueAsString(event);
      row.eventType = json.readTree(row.payload).path("type").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return store(row);
  }

  /** Stores a tombstone, which removes the key from the compacted topic. */
  public Uni<Void> addTombstone(long userId, String key) {
    OutboxEntity row = new OutboxEntity();
    row.userId = userId;
    row.recordKey = key;
    row.eventType = "tombstone";
    row.createdAt = Instant.now();
    row.traceparent = CurrentTrace.traceparent();
    return store(row);
  }

  private Uni<Void> store(OutboxEntity row) {
    publisher.expect();
    return persist(row).replaceWithVoid();
  }
}
