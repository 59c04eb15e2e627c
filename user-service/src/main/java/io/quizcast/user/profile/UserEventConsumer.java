package io.quizcast.user.profile;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.user.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code user.events}; a poll is one transaction. */
@ApplicationScoped
public class UserEventConsumer {
  @Inject Inbox inbox;
  @Inject ProfileProjection projection;

  @Incoming("user-events")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return inbox.take(poll, UserEvent.class, events -> projection.apply(UserEventBatch.of(events)));
  }
}
