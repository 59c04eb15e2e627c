package io.quizcast.user.profile;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.delivery.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code user.events}; each poll is applied in one transaction. */
@ApplicationScoped
public class UserEventConsumer {
  private final Inbox inbox;
  private final ProfileProjection projection;

  UserEventConsumer(Inbox inbox, ProfileProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Incoming("user-events")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return inbox.take(poll, UserEvent.class, events -> projection.apply(UserEventBatch.of(events)));
  }
}
