package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.contracts.game.RecordSizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one partition of {@code game.commands} from offsets that are stored in the database. A
 * plain consumer with {@code assign}, because a consumer group needs seconds to replace a failed
 * reader. Confined to the runner's thread.
 */
public final class GameCommandConsumer implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;

  public GameCommandConsumer(Map<String, Object> client, String topic, int partition) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    // The broker answers at once when a record arrives, so only an idle partition waits.
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
    // A poll is bounded by bytes, because a record holds one answer or thousands.
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.MAX_VALUE);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, RecordSizes.POLL_BYTES);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.partition = new TopicPartition(topic, partition);
    consumer.assign(List.of(this.partition));
  }

  public long begin() {
    return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  public long end() {
    return end(partition.topic());
  }

  /** The end offset of the partition with the same number in another topic. */
  public long end(String topic) {
    TopicPartition twin = new TopicPartition(topic, partition.partition());
    return consumer.endOffsets(List.of(twin)).getOrDefault(twin, 0L);
  }

  /** Number of commands in the topic that were not polled yet, as of the last fetch. */
  public long behind() {
    return consumer.currentLag(partition).orElse(0);
  }

  public void seek(long offset) {
    consumer.seek(partition, offset);
  }

  /** Returns available commands immediately, and waits only if there are none. */
  public List<RawCommand> poll(Duration atMost) {
    List<RawCommand> commands = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
      Header seal = record.headers().lastHeader(CommandSeal.HEADER);
      Header trace = record.headers().lastHeader(CommandTraces.HEADER);
      byte[] value = record.value() == null ? new byte[0] : record.value();
      commands.add(
          new RawCommand(
              record.offset(),
              record.timestamp(),
              record.key(),
              value,
              seal == null ? null : seal.value(),
              trace == null ? null : trace.value()));
    }
    return commands;
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
