package io.quizcast.gateway.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.GameSnapshot;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the game topics up to their current end: at the start, and when a room must be rebuilt. It
 * blocks, so it must not be called on an event loop or on the rooms' thread.
 */
@ApplicationScoped
public class GameStreamReader {
  private static final Logger LOG = Logger.getLogger(GameStreamReader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * Time limit for reading to the end, because a broker may report an end offset and then deliver
   * no records.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Map<String, Object> settings;
  private final ObjectReader snapshots;
  private final ObjectReader events;

  /** The newest snapshot of a game, if there is one, and the runs after it, in order. */
  public record Story(@Nullable GameSnapshot snapshot, List<EventRun> runs) {}

  GameStreamReader(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, ObjectMapper mapper) {
    settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    snapshots = mapper.readerFor(GameSnapshot.class);
    events = mapper.readerFor(GameEventRecord.class);
  }

  /** Returns the newest snapshot of each game. */
  public Map<Long, GameSnapshot> snapshots() {
    try (KafkaConsumer<byte[], byte[]> consumer = open()) {
      List<TopicPartition> all = new ArrayList<>();
      consumer
          .partitionsFor(Topics.GAME_SNAPSHOTS)
          .forEach(p -> all.add(new TopicPartition(p.topic(), p.partition())));
      return snapshots(consumer, all);
    }
  }

  private Map<Long, GameSnapshot> snapshots(
      KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    Map<Long, GameSnapshot> newest = new HashMap<>();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    readToEnd(
        consumer,
        data -> {
          GameSnapshot found = parse(data);
          if (found != null) {
            newest.merge(found.quizId(), found, (a, b) -> b.isNewerThan(a) ? b : a);
          }
        });
    return newest;
  }

  private @Nullable GameSnapshot parse(ConsumerRecord<byte[], byte[]> data) {
    if (data.value() == null) {
      return null;
    }
    try {
      return snapshots.readValue(data.value());
    } catch (IOException e) {
      LOG.errorf("The record at offset %s is not a snapshot: %s", data.offset(), e.getMessage());
      return null;
    }
  }

  /** Returns the newest snapshot of one game and the runs after it. */
  public Story story(long quizId, int partition) {
    try (KafkaConsumer<byte[], byte[]> consumer = open()) {
      TopicPartition kept = new TopicPartition(Topics.GAME_SNAPSHOTS, partition);
      GameSnapshot snapshot = snapshots(consumer, List.of(kept)).get(quizId);
      TopicPartition log = new TopicPartition(Topics.GAME_EVENTS, partition);
      consumer.assign(List.of(log));
      consumer.seekToBeginning(List.of(log));
      if (snapshot != null && snapshot.offset() > consumer.position(log)) {
        consumer.seek(log, snapshot.offset());
      }
      List<EventRun> runs = new ArrayList<>();
      readToEnd(
          consumer,
          data -> {
            if (run(data) instanceof EventRun run && run.quizId() == quizId) {
              runs.add(run);
            }
          });
      return new Story(snapshot, runs);
    }
  }

  private @Nullable GameEventRecord run(ConsumerRecord<byte[], byte[]> data) {
    try {
      return events.readValue(data.value());
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private KafkaConsumer<byte[], byte[]> open() {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static void readToEnd(
      KafkaConsumer<byte[], byte[]> consumer, Consumer<ConsumerRecord<byte[], byte[]>> take) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() > patience) {
        throw new org.apache.kafka.common.errors.TimeoutException(
            "the broker returned no records of the log");
      }
      consumer.poll(POLL).forEach(take);
    }
  }
}
