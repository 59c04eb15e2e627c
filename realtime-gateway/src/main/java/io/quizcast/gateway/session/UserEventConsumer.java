package io.quizcast.gateway.session;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.delivery.inbox.Inbox;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes the events of {@code user.events} that concern open sockets: ended sessions, changed
 * roles, verified addresses, deleted accounts. Every gateway reads every event in its own consumer
 * group, starting at the end of the topic ({@link UserEventPositions}). Earlier events are not
 * needed, because a session that has already ended cannot redeem a ticket.
 */
@ApplicationScoped
public class UserEventConsumer {
  private final Inbox inbox;
  private final SessionRevocation revocation;
  private final UserEventPositions positions;

  UserEventConsumer(
      Inbox inbox,
      SessionRevocation revocation,
      @Identifier(UserEventPositions.NAME) UserEventPositions positions) {
    this.inbox = inbox;
    this.revocation = revocation;
    this.positions = positions;
  }

  @Incoming("user-events")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return inbox
        .take(poll, UserEvent.class, this::apply)
        .invoke(() -> poll.forEach(positions::consumed));
  }

  private Uni<Void> apply(List<UserEvent> events) {
    events.forEach(revocation::apply);
    return Uni.createFrom().voidItem();
  }
}
