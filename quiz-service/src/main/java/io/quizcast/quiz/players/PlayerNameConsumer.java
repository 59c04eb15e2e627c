package io.quizcast.quiz.players;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.user.UserEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads {@code user.events}; a poll becomes one statement, however many users it speaks of. */
@ApplicationScoped
class PlayerNameConsumer {
  private static final Logger LOG = Logger.getLogger(PlayerNameConsumer.class);

  private final ObjectMapper json;
  private final PlayerNameProjection projection;

  PlayerNameConsumer(ObjectMapper json, PlayerNameProjection projection) {
    this.json = json;
    this.projection = projection;
  }

  @Incoming("user-events")
  Uni<Void> consume(ConsumerRecords<String, String> poll) {
    return projection.appliedOffsets(poll.partitions()).chain(applied -> apply(poll, applied));
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

  /** One unreadable record must not hold back everybody's names; it stays in the topic. */
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
