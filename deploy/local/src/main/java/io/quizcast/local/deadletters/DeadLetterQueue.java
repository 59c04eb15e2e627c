package io.quizcast.local.deadletters;

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
 * Reads, replays and drops records of the dead letter topics, named {@code <topic>.dead.<service>}.
 * A replayed record is read by all consumers of its topic, which are idempotent.
 */
final class DeadLetterQueue implements AutoCloseable {
  private static final String INFIX = ".dead.";

  /** The committed offsets of this group say which dead letters were replayed or dropped. */
  private static final String GROUP = "dead-letters";

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> kafka;
  private final Admin admin;

  /** The outcome of replaying one dead letter. */
  enum Outcome {
    REPLAYED,
    /** The topic has a newer record with the same key, or the tombstone of the user. */
    OUTDATED
  }

  /**
   * @param kafka the settings of a client that may read and write all topics
   */
  DeadLetterQueue(Map<String, Object> kafka) {
    this.kafka = kafka;
    admin = Admin.create(kafka);
  }

  /**
   * Dead letters that were neither replayed nor dropped, by topic. Topics without any are left out.
   */
  Map<String, List<DeadLetter>> waiting() throws ExecutionException, InterruptedException {
    Map<String, List<DeadLetter>> byTopic = new TreeMap<>();
    for (String topic : admin.listTopics().names().get()) {
      if (topic.contains(INFIX)) {
        List<DeadLetter> open = waiting(topic);
        if (!open.isEmpty()) {
          byTopic.put(topic, open);
        }
      }
    }
    return byTopic;
  }

  List<DeadLetter> waiting(String topic) throws ExecutionException, InterruptedException {
    String original = original(topic);
    Map<TopicPartition, OffsetAndMetadata> seen =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return read(topic, seen).stream().map(record -> DeadLetter.of(record, original)).toList();
  }

  /**
   * Replays the waiting dead letters in the order of arrival, except outdated ones. Marks all of
   * them as done.
   */
  Map<DeadLetter, Outcome> replay(String topic) throws ExecutionException, InterruptedException {
    Map<DeadLetter, Outcome> outcomes = new LinkedHashMap<>();
    try (var producer =
        new KafkaProducer<>(withAcks(), new StringSerializer(), new StringSerializer())) {
      for (DeadLetter deadLetter : waiting(topic)) {
        boolean outdated = isOutdated(deadLetter);
        if (!outdated) {
          producer.send(again(deadLetter)).get();
        }
        markDone(topic, List.of(deadLetter));
        outcomes.put(deadLetter, outdated ? Outcome.OUTDATED : Outcome.REPLAYED);
      }
    }
    return outcomes;
  }

  /** Marks all dead letters as dropped, so that they are never replayed. */
  int drop(String topic) throws ExecutionException, InterruptedException {
    List<DeadLetter> dropped = waiting(topic);
    markDone(topic, dropped);
    return dropped.size();
  }

  private Map<String, Object> withAcks() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    return settings;
  }

  private static ProducerRecord<String, String> again(DeadLetter deadLetter) {
    Integer partition = deadLetter.fromPartition() < 0 ? null : deadLetter.fromPartition();
    var record =
        new ProducerRecord<>(deadLetter.topic(), partition, deadLetter.key(), deadLetter.value());
    deadLetter
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
   * A compacted topic keeps the newest record of each key. Publishing an older record again would
   * undo the newer one, and an old record of a deleted user would restore the account.
   */
  private boolean isOutdated(DeadLetter deadLetter)
      throws ExecutionException, InterruptedException {
    String key = deadLetter.key();
    if (key == null || deadLetter.fromPartition() < 0 || !isCompacted(deadLetter.topic())) {
      return false;
    }
    String tombstone = key.split(":", 2)[0] + ":deleted";
    TopicPartition source = new TopicPartition(deadLetter.topic(), deadLetter.fromPartition());
    return read(
            deadLetter.topic(), Map.of(source, new OffsetAndMetadata(deadLetter.fromOffset() + 1)))
        .stream()
        .filter(record -> record.partition() == deadLetter.fromPartition())
        .anyMatch(record -> key.equals(record.key()) || tombstone.equals(record.key()));
  }

  private boolean isCompacted(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        Objects.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
    return config.get("cleanup.policy").value().contains("compact");
  }

  private void markDone(String topic, Collection<DeadLetter> deadLetters)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (DeadLetter deadLetter : deadLetters) {
      offsets.merge(
          new TopicPartition(topic, deadLetter.partition()),
          new OffsetAndMetadata(deadLetter.offset() + 1),
          (one, other) -> one.offset() > other.offset() ? one : other);
    }
    if (!offsets.isEmpty()) {
      admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
    }
  }

  /** All records from the given offsets, or from the beginning, to the current end of the topic. */
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
