package io.quizcast.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Topics;
import io.quizcast.local.TestPlatform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DeadLetterCommandTest {
  private static String kafka;

  @BeforeAll
  static void start() {
    kafka = new TestPlatform().start().get("kafka.bootstrap.servers");
  }

  @Test
  void aDeadLetterIsShownAndReplayedOnce() throws Exception {
    String dead = Topics.GAME_RESULTS + ".dead.tester";
    var original = put(Topics.GAME_RESULTS, 2, "77", "{\"quiz_id\":77}");
    put(dead, null, "77", "{\"quiz_id\":77}", original, Topics.GAME_RESULTS);

    assertThat(run("list")).contains("1  " + dead);
    assertThat(run("show", dead))
        .contains("game.results-2@" + original.offset(), "key 77", "java.lang.TestReason")
        .doesNotContain("quiz_id");
    assertThat(run("show", dead, "--values")).contains("{\"quiz_id\":77}");
    assertThat(run("replay", dead)).contains("replayed");
    assertThat(run("replay", dead)).isEmpty();
    assertThat(run("list")).doesNotContain(dead);
    assertThat(values(Topics.GAME_RESULTS, 2, "77"))
        .containsExactly("{\"quiz_id\":77}", "{\"quiz_id\":77}");
  }

  @Test
  void outdatedRecordsAndRecordsOfDeletedUsersAreNotReplayed() throws Exception {
    String dead = Topics.USER_EVENTS + ".dead.tester";
    var old = put(Topics.USER_EVENTS, 1, "5:profile", "old");
    put(Topics.USER_EVENTS, 1, "5:profile", "new");
    put(dead, null, "5:profile", "old", old, Topics.USER_EVENTS);
    var farewell = put(Topics.USER_EVENTS, 1, "9:registered", "name");
    put(Topics.USER_EVENTS, 1, "9:deleted", "gone");
    put(dead, null, "9:registered", "name", farewell, Topics.USER_EVENTS);

    assertThat(run("replay", dead)).contains("newer").doesNotContain("replayed");
    assertThat(values(Topics.USER_EVENTS, 1, "5:profile")).containsExactly("old", "new");
    assertThat(values(Topics.USER_EVENTS, 1, "9:registered")).containsExactly("name");
  }

  @Test
  void droppedRecordsAreNoLongerListed() throws Exception {
    String dead = Topics.GAME_RESULTS + ".dead.dropper";
    var original = put(Topics.GAME_RESULTS, 0, "78", "x");
    put(dead, null, "78", "x", original, Topics.GAME_RESULTS);
    assertThat(run("drop", dead)).contains("1 dropped");
    assertThat(run("show", dead)).isEmpty();
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    List<String> all = new ArrayList<>(List.of("--kafka", kafka));
    all.addAll(List.of(arguments));
    int code =
        new CommandLine(new DeadLetterCommand(new PrintWriter(out, true)))
            .execute(all.toArray(String[]::new));
    assertThat(code).as(out.toString()).isZero();
    return out.toString();
  }

  private static RecordMetadata put(String topic, Integer partition, String key, String value)
      throws Exception {
    return send(new ProducerRecord<>(topic, partition, key, value));
  }

  private static void put(
      String topic, Integer partition, String key, String value, RecordMetadata from, String whence)
      throws Exception {
    var record = new ProducerRecord<>(topic, partition, key, value);
    Map.of(
            "dead-letter-topic",
            whence,
            "dead-letter-partition",
            Integer.toString(from.partition()),
            "dead-letter-offset",
            Long.toString(from.offset()),
            "dead-letter-reason",
            "java.lang.TestReason")
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    send(record);
  }

  private static RecordMetadata send(ProducerRecord<String, String> record) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
      return producer.send(record).get();
    }
  }

  private static List<String> values(String topic, int partition, String key) {
    TopicPartition place = new TopicPartition(topic, partition);
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      long end = consumer.endOffsets(List.of(place)).get(place);
      while (consumer.position(place) < end) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(record.key())) {
            values.add(record.value());
          }
        }
      }
    }
    return values;
  }
}
