package io.quizcast.auth.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the events that this service has published. */
public final class SentEvents {

  private SentEvents() {}

  /**
   * Waits until the outbox contains no more events of the user, and returns their records in order.
   */
  public static List<ConsumerRecord<String, String>> of(long userId) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        AuthDatabase.number(
                            "SELECT count(*) FROM outbox WHERE user_id = ?", userId))
                    .isZero());
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      int partitions = consumer.partitionsFor(Topics.USER_EVENTS).size();
      TopicPartition own = new TopicPartition(Topics.USER_EVENTS, (int) (userId % partitions));
      consumer.assign(List.of(own));
      consumer.seekToBeginning(List.of(own));
      long end = consumer.endOffsets(List.of(own)).get(own);
      List<ConsumerRecord<String, String>> found = new ArrayList<>();
      while (consumer.position(own) < end) {
        for (ConsumerRecord<String, String> entry : consumer.poll(Duration.ofMillis(200))) {
          if (entry.key().startsWith(userId + ":")) {
            found.add(entry);
          }
        }
      }
      return found;
    }
  }
}
