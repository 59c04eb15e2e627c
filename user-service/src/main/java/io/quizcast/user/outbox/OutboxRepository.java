package io.quizcast.user.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.delivery.outbox.CurrentTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

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
   * Publishes the event if the running transaction commits. Events of one key keep their order,
   * because their transactions lock the user's row before the id is generated.
   */
  public Uni<Void> publish(UserEvent event) {
    ObjectNode payload = json.valueToTree(event);
    OutboxEntity row = new OutboxEntity();
    row.recordKey = event.key();
    row.type = payload.get("type").textValue();
    row.payload = payload.toString();
    row.traceparent = CurrentTrace.traceparent();
    publisher.expect();
    return persist(row).replaceWithVoid();
  }
}
