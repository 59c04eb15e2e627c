package io.quizcast.user.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.results.GameResults;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code game.results}; a poll is one transaction. */
@ApplicationScoped
public class GameResultsConsumer {
  @Inject ObjectMapper json;
  @Inject StatisticsService statistics;

  @Incoming("game-results")
  Uni<Void> consume(ConsumerRecords<String, String> poll) throws JsonProcessingException {
    List<GameResults> records = new ArrayList<>(poll.count());
    for (ConsumerRecord<String, String> record : poll) {
      records.add(json.readValue(record.value(), GameResults.class));
    }
    return statistics.count(records);
  }
}
