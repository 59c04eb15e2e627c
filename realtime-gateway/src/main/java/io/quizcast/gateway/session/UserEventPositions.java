package io.quizcast.gateway.session;

import io.quizcast.gateway.handshake.Admission;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The positions of this gateway in {@code user.events}. Offsets are never committed: the first
 * assignment starts at the end of the topic, and a later one, after a rebalance, continues at the
 * last position, so that no revocation is missed. No socket is admitted before the first
 * assignment, because until then the end of a session would go unnoticed.
 */
@ApplicationScoped
@Identifier(UserEventPositions.NAME)
public class UserEventPositions implements KafkaConsumerRebalanceListener {
  /** Must match the channel's property {@code consumer-rebalance-listener.name}. */
  static final String NAME = "user-event-positions";

  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
  private final Admission admission;

  UserEventPositions(Admission admission) {
    this.admission = admission;
  }

  void consumed(ConsumerRecord<String, String> record) {
    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (next.isEmpty()) {
      next.putAll(consumer.endOffsets(partitions));
    }
    // A partition that was added later is read from its beginning, because all its records are new
    // to this gateway.
    consumer.beginningOffsets(partitions).forEach(next::putIfAbsent);
    partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
    admission.hearsUserEvents();
  }
}
