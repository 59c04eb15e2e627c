package io.quizcast.quiz.players;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.user.UserEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Consumes {@code user.events} and applies each poll with one statement. Retries with backoff while
 * the database is unavailable: a failure would stop the channel for good and make the process
 * unready.
 */
@ApplicationScoped
class PlayerNameConsumer {
  private static final Logger LOG = Logger.getLogger(PlayerNameConsumer.class);

  private static final Duration MIN_BACKOFF = Duration.ofMillis(200);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

  private final ObjectMapper json;
  private final PlayerNameProjection projection;

  PlayerNameConsumer(ObjectMapper json, PlayerNameProjection projection) {
    this.json = json;
    this.projection = projection;
  }

  @Incoming("user-events")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    // Without this a retry would run on a timer thread, which cannot open a database session.
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .deferred(
            () ->
                projection.appliedOffsets(poll.partitions()).chain(applied -> apply(poll, applied)))
        .runSubscriptionOn(command -> context.runOnContext(_ -> command.run()))
        .onFailure()
        .invoke(
            e ->
                LOG.warnf(
                    "Player names could not be stored and will be retried: %s", e.getMessage()))
        .onFailure()
        .retry()
        .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
        .indefinitely();
  }

  private Uni<Void> apply(ConsumerRecords<String, String> poll, Map<TopicPartition, Long> applied) {
    PlayerChanges changes = new PlayerChanges();
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition partition : poll.partitions()) {
      long from = applied.getOrDefault(partition, 0L);
      for (ConsumerRecord<String, String> record : poll.records(partition)) {
        if (record.offset() >= from) {
          read(record, changes);
          next.put(partition, record.offset() + 1);
        }
      }
    }
    return next.isEmpty() ? Uni.createFrom().voidItem() : projection.apply(changes, next);
  }

  /** Skips an unreadable record, so that it does not block the names of all other players. */
  private void read(ConsumerRecord<String, String> record, PlayerChanges changes) {
    if (record.value() == null) {
      return;
    }
    try {
      changes.add(json.readValue(record.value(), UserEvent.class));
    } catch (JsonProcessingException e) {
      LOG.errorf(
          "Skipped an unreadable record of %s-%d at offset %d",
          record.topic(), record.partition(), record.offset());
    }
  }
}
