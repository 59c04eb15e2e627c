package io.quizcast.user.statistics;

import io.quizcast.contracts.results.ResultsRecord;
import io.quizcast.delivery.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code game.results}; each poll is applied in one transaction. */
@ApplicationScoped
public class GameResultsConsumer {
  private final Inbox inbox;
  private final StatisticsService statistics;

  GameResultsConsumer(Inbox inbox, StatisticsService statistics) {
    this.inbox = inbox;
    this.statistics = statistics;
  }

  @Incoming("game-results")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return inbox.take(poll, ResultsRecord.class, statistics::count);
  }
}
