package io.quizcast.auth.profile;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.delivery.inbox.Inbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes {@code user.events}: updates the projection of profiles and records which e-mail
 * addresses have been verified. Each poll is one transaction; applying an event twice has no
 * effect.
 */
@ApplicationScoped
public class ProfileConsumer {
  private final Inbox inbox;
  private final ProfileProjection projection;
  private final VerifiedEmails verifiedEmails;

  ProfileConsumer(Inbox inbox, ProfileProjection projection, VerifiedEmails verifiedEmails) {
    this.inbox = inbox;
    this.projection = projection;
    this.verifiedEmails = verifiedEmails;
  }

  @Incoming("user-events")
  public Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return inbox.take(
        poll, UserEvent.class, events -> projection.apply(events).chain(() -> verified(events)));
  }

  private Uni<Void> verified(List<UserEvent> events) {
    return Multi.createFrom()
        .iterable(events)
        .filter(event -> event instanceof EmailVerified)
        .map(event -> (EmailVerified) event)
        .onItem()
        .transformToUniAndConcatenate(event -> verifiedEmails.verified(event.userId()))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
