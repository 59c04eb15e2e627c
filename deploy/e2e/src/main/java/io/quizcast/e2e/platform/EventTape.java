package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.e2e.invariant.trace.GameTrace.TapeRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Records the topics that a gateway may read, from the moment the tape is created. */
public final class EventTape implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final ObjectMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> from;

  public EventTape(RunningPlatform platform) throws IOException {
    consumer =
        new KafkaConsumer<>(
            platform.kafka(Map.of("auto.offset.reset", "earliest")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(Topics.GAME_EVENTS, Topics.GAME_SNAPSHOTS)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    from = consumer.endOffsets(partitions);
  }

  /** The records of a quiz up to now, in order. */
  public List<TapeRecord> recordsOf(long quizId) throws IOException {
    List<TapeRecord> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : keyed(Topics.GAME_EVENTS, quizId)) {
      GameEventRecord parsed = json.readValue(record.value(), GameEventRecord.class);
      records.add(
          new TapeRecord(
              record.offset(),
              new String(record.value(), UTF_8),
              parsed instanceof EventRun run ? List.of(run) : List.of()));
    }
    return records;
  }

  /**
   * Snapshots of this quiz that contain a word before any event contains it, one readable line
   * each. A gateway may read snapshots and events.
   */
  public List<String> earlySnapshots(long quizId, List<String> words) {
    Map<String, Long> told = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> event : keyed(Topics.GAME_EVENTS, quizId)) {
      String text = new String(event.value(), UTF_8);
      words.stream().filter(text::contains).forEach(w -> told.putIfAbsent(w, event.timestamp()));
    }
    List<String> early = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> snapshot : keyed(Topics.GAME_SNAPSHOTS, quizId)) {
      String text = new String(snapshot.value(), UTF_8);
      for (String word : words) {
        if (text.contains(word) && told.getOrDefault(word, Long.MAX_VALUE) > snapshot.timestamp()) {
          early.add("snapshot %d holds a right option early".formatted(snapshot.offset()));
        }
      }
    }
    return early;
  }

  private List<ConsumerRecord<byte[], byte[]>> keyed(String topic, long quizId) {
    byte[] key = String.valueOf(quizId).getBytes(UTF_8);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    read(
        topic,
        record -> {
          if (record.value() != null && Arrays.equals(record.key(), key)) {
            found.add(record);
          }
        });
    return found;
  }

  private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> starts = new HashMap<>(from);
    starts.keySet().removeIf(partition -> !partition.topic().equals(topic));
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    Map<TopicPartition, Long> end = consumer.endOffsets(starts.keySet());
    while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(reader);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
