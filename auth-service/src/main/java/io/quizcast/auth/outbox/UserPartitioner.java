package io.quizcast.auth.outbox;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/**
 * Assigns partitions by {@code userId % partitions}, so that all events of a user keep their order.
 * Keys have the form {@code id:facet}.
 */
public class UserPartitioner implements Partitioner {

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    String text = (String) key;
    long userId = Long.parseLong(text, 0, text.indexOf(':'), 10);
    return (int) (userId % cluster.partitionCountForTopic(topic));
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
