package io.quizcast.local.letters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The dead-letter topics, named {@code <topic>.dead.<service>}. A letter that was replayed is read
 * by all consumers of its topic, which is harmless: they count everything once.
 */
final class DeadLetterBox implements AutoCloseable {
  private static final String INFIX = ".dead.";

  /** Its offsets say which letters were seen to. */
  private static final String GROUP = "dead-letters";

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> kafka;
  private final Admin admin;

  /** What became of a letter that was to be replayed. */
  enum Outcome {
    REPLAYED,
    /** Its topic says something newer under the same key, or that the user is gone. */
    OUTDATED
  }

  DeadLetterBox(String bootstrap) {
    kafka = Map.of("bootstrap.servers", bootstrap);
    admin = Admin.create(kafka);
  }

  /** Letters nobody has seen to, by topic; topics without any are left out. */
  Map<String, List<DeadLetter>> waiting() throws ExecutionException, InterruptedException {
    Map<String, List<DeadLetter>> letters = new TreeMap<>();
    for (String topic : admin.listTopics().names().get()) {
      if (topic.contains(INFIX)) {
        List<DeadLetter> open = waiting(topic);
        if (!open.isEmpty()) {
          letters.put(topic, open);
        }
      }
    }
    return letters;
  }

  List<DeadLetter> waiting(String topic) throws ExecutionException, InterruptedException {
    String original = original(topic);
    Map<TopicPartition, OffsetAndMetadata> seen =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return read(topic, seen).stream().map(record -> DeadLetter.of(record, original)).toList();
  }

  /** In the order they were set aside. What was replayed, or is outdated, no longer waits. */
  Map<DeadLetter, Outcome> replay(String topic) throws ExecutionException, InterruptedException {
    Map<DeadLetter, Outcome> outcomes = new LinkedHashMap<>();
    try (var producer =
        new KafkaProducer<>(withAcks(), new StringSerializer(), new StringSerializer())) {
      for (DeadLetter letter : waiting(topic)) {
        boolean outdated = isOutdated(letter);
        if (!outdated) {
          producer.send(again(letter)).get();
        }
        seenTo(topic, List.of(letter));
        outcomes.put(letter, outdated ? Outcome.OUTDATED : Outcome.REPLAYED);
      }
    }
    return outcomes;
  }

  /** They will not be replayed. */
  int drop(String topic) throws ExecutionException, InterruptedException {
    List<DeadLetter> letters = waiting(topic);
    seenTo(topic, letters);
    return letters.size();
  }

  private Map<String, Object> withAcks() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    return settings;
  }

  private static ProducerRecord<String, String> again(DeadLetter letter) {
    Integer partition = letter.fromPartition() < 0 ? null : letter.fromPartition();
    var record = new ProducerRecord<>(letter.topic(), partition, letter.key(), letter.value());
    letter
        .headers()
        .forEach(
            header -> {
              if (!header.key().startsWith("dead-letter")) {
                record.headers().add(header);
              }
            });
    return record;
  }

  /**
   * The newest record of a key is what a compacted topic keeps: an older one put behind it would
   * undo it, and one of a deleted user would bring him back.
   */
  private boolean isOutdated(DeadLetter letter) throws ExecutionException, InterruptedException {
    String key = letter.key();
    if (key == null || letter.fromPartition() < 0 || !isCompacted(letter.topic())) {
      return false;
    }
    String gone = key.split(":", 2)[0] + ":deleted";
    TopicPartition place = new TopicPartition(letter.topic(), letter.fromPartition());
    return read(letter.topic(), Map.of(place, new OffsetAndMetadata(letter.fromOffset() + 1)))
        .stream()
        .filter(record -> record.partition() == letter.fromPartition())
        .anyMatch(record -> key.equals(record.key()) || gone.equals(record.key()));
  }

  private boolean isCompacted(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        Objects.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
    return config.get("cleanup.policy").value().contains("compact");
  }

  private void seenTo(String topic, Collection<DeadLetter> letters)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (DeadLetter letter : letters) {
      offsets.merge(
          new TopicPartition(topic, letter.partition()),
          new OffsetAndMetadata(letter.offset() + 1),
          (one, other) -> one.offset() > other.offset() ? one : other);
    }
    if (!offsets.isEmpty()) {
      admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
    }
  }

  /** Everything from the given offsets, or the beginning, to where the topic ends now. */
  private List<ConsumerRecord<String, String>> read(
      String topic, Map<TopicPartition, OffsetAndMetadata> from) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      partitions.forEach(
          partition -> {
            OffsetAndMetadata known = from.get(partition);
            if (known != null) {
              consumer.seek(partition, Math.max(known.offset(), begin.getOrDefault(partition, 0L)));
            }
          });
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private static String original(String topic) {
    int infix = topic.indexOf(INFIX);
    if (infix < 0) {
      throw new IllegalArgumentException(topic + " is no dead-letter topic");
    }
    return topic.substring(0, infix);
  }

  @Override
  public void close() {
    admin.close();
  }
}
