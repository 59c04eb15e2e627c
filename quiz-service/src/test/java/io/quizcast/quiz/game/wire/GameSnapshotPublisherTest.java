package io.quizcast.quiz.game.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.local.TestPlatform;
import io.quizcast.local.platform.TopicLayout;
import io.quizcast.quiz.game.operations.ReplayCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishes on a topic with the limits of {@code game.snapshots}. */
class GameSnapshotPublisherTest {
  private static final int MILLION = 1_000_000;
  private static final String TOPIC = "snapshots-of-a-million";

  private final ObjectMapper json = ReplayCommand.mapper();
  private final GameWire wire = new GameWire(json);
  private final SplittableRandom random = new SplittableRandom(7);
  private Map<String, Object> kafka;

  @BeforeEach
  void aTopicLikeTheRealOne() throws Exception {
    TestPlatform platform = new TestPlatform();
    platform.init(Map.of("database", "quiz"));
    kafka = Map.of("bootstrap.servers", platform.start().get("kafka.bootstrap.servers"));
    Map<String, String> settings =
        TopicLayout.all().stream()
            .filter(topic -> topic.name().equals(Topics.GAME_SNAPSHOTS))
            .findFirst()
            .orElseThrow()
            .settings();
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1).configs(settings))).all().get();
    }
  }

  /** The numbers are as long and as random as after many questions, so nothing compresses well. */
  @Test
  void aMillionPlayersFitAndANewerSnapshotReplacesOneThatWaits() throws IOException {
    GameSnapshot first = ofAMillion();
    try (GameSnapshotPublisher publisher = new GameSnapshotPublisher(kafka, TOPIC, wire)) {
      for (int offset = 1; offset <= 9; offset++) {
        publisher.write(first.at(offset));
      }

      List<GameSnapshot> published = published(9);

      assertThat(published).hasSizeBetween(1, 2);
      assertThat(Arrays.equals(wire.bytes(published.getLast()), wire.bytes(first.at(9)))).isTrue();
    }
  }

  private GameSnapshot ofAMillion() {
    GameSnapshot.Seats seats =
        new GameSnapshot.Seats(
            random.longs(MILLION, 1_000_000_000_000L, 9_000_000_000_000L).toArray(),
            random.ints(MILLION, 0, 100).toArray(),
            random.longs(MILLION, 0, 1_000_000).toArray(),
            random.ints(MILLION, 0, 100).toArray(),
            new byte[MILLION],
            PlayerSet.of(random.ints(MILLION / 2, 0, MILLION).distinct().sorted().toArray()),
            IntStream.range(0, 100).mapToObj(number -> "realtime-gateway-" + number).toList(),
            random.ints(MILLION, 0, 100).toArray());
    GameSnapshot.Sheet sheet =
        new GameSnapshot.Sheet(
            1,
            1,
            MILLION,
            PlayerSet.of(IntStream.range(0, MILLION).toArray()),
            random.ints(MILLION, 0, 4).toArray(),
            random.ints(MILLION, 0, 20_000).toArray(),
            null,
            null,
            null,
            null);
    GameSnapshot.Phase phase =
        new GameSnapshot.Phase("between", 1, null, null, null, null, null, null, null, null, null);
    return new GameSnapshot(
        1, 1, 1, 0, 0, phase, null, null, 1, 0, 100, 0, List.of(), seats, sheet, null, null);
  }

  /** Reads until the snapshot with this offset has come. */
  private List<GameSnapshot> published(long last) throws IOException {
    List<GameSnapshot> published = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (System.nanoTime() < until
          && (published.isEmpty() || published.getLast().offset() < last)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          published.add(json.readValue(record.value(), GameSnapshot.class));
        }
      }
    }
    return published;
  }
}
