package io.quizcast.user.outbox;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code <user id>:<facet>} keys on partition {@code user id % partitions}, where auth-service
 * puts that user's other events, so that order holds per user and not only per key.
 */
public final class UserEventPartitioner implements Partitioner {
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
    } catch (NumberFormatException statisticsOfMany) {
      return Math.floorMod(key.hashCode(), partitions);
    }
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
