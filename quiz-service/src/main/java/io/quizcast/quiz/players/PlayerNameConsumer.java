package io.quizcast.quiz.players;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.delivery.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes {@code user.events} and applies each poll in one transaction, however many users it
 * changes.
 */
@ApplicationScoped
class PlayerNameConsumer {
  private final Inbox inbox;
  private final PlayerNameProjection projection;

  PlayerNameConsumer(Inbox inbox, PlayerNameProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Incoming("user-events")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return inbox.take(poll, UserEvent.class, events -> projection.apply(PlayerChanges.of(events)));
  }
}
