package io.quizcast.user.statistics;

import io.quizcast.contracts.results.ResultsRecord;
import io.quizcast.user.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code game.results}; a poll is one transaction. */
@ApplicationScoped
public class GameResultsConsumer {
  @Inject Inbox inbox;
  @Inject StatisticsService statistics;

  @Incoming("game-results")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return inbox.take(poll, ResultsRecord.class, statistics::count);
  }
}
