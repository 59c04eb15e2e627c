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
 * Where this gateway stands in {@code user.events}. No offset is ever committed: the first
 * assignment begins at the end of the topic, and one after a lost membership goes on where the one
 * before was left, so that no revocation is missed. No socket is admitted before the first
 * assignment, because a session could end unheard until then.
 */
@ApplicationScoped
@Identifier(UserEventPositions.NAME)
public class UserEventPositions implements KafkaConsumerRebalanceListener {
  /** As the channel's property {@code consumer-rebalance-listener.name} says it. */
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
    // Of a partition that was added later every record is news.
    consumer.beginningOffsets(partitions).forEach(next::putIfAbsent);
    partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
    admission.hearsUserEvents();
  }
}
