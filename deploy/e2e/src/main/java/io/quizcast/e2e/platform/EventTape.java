package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.e2e.invariant.GameTrace.TapeRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Plays back {@code game.events} from where it stood when the tape was put in. */
public final class EventTape implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final ObjectMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> from;

  public EventTape(String bootstrap) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.GAME_EVENTS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    from = consumer.endOffsets(partitions);
  }

  /** This quiz's records up to now; its partition keeps their order. */
  public List<TapeRecord> recordsOf(long quizId) throws IOException {
    from.forEach(consumer::seek);
    Map<TopicPartition, Long> end = consumer.endOffsets(from.keySet());
    List<TapeRecord> records = new ArrayList<>();
    while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (var record : consumer.poll(POLL)) {
        if (record.value() == null) {
          continue;
        }
        GameEventRecord parsed = json.readValue(record.value(), GameEventRecord.class);
        if (parsed.quizId() == quizId) {
          records.add(
              new TapeRecord(
                  record.offset(),
                  new String(record.value(), UTF_8),
                  parsed instanceof EventRun run ? List.of(run) : List.of()));
        }
      }
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
