package io.quizcast.delivery.outbox;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Partitioner of {@code user.events}. A key {@code <user id>:<facet>} goes to the partition {@code
 * user id % partitions}, so that all events of one user keep their order, whatever their facet.
 */
public final class UserPartitioner implements Partitioner {

  @Override
  public int partition(
      String topic,
      Object key,
      byte[] keyBytes,
      @Nullable Object value,
      byte @Nullable [] valueBytes,
      Cluster cluster) {
    return partition((String) key, cluster.partitionCountForTopic(topic));
  }

  static int partition(String key, int partitions) {
    int colon = key.indexOf(':');
    String first = colon < 0 ? key : key.substring(0, colon);
    try {
      return (int) (Long.parseLong(first) % partitions);
    } catch (NumberFormatException aboutManyUsers) {
      return Math.floorMod(key.hashCode(), partitions);
    }
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
