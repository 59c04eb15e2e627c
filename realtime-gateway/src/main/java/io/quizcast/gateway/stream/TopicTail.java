package io.quizcast.gateway.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of a topic on its own thread. Each gateway must read everything and stores
 * no offsets, so it uses {@code assign()} without a consumer group and is never interrupted by a
 * rebalance.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final long RETRY_MS = 500;

  /** How often the topic is checked for new partitions. */
  private static final long REFRESH_NANOS = Duration.ofSeconds(30).toNanos();

  /** Receives the records on the tail's thread, in order per partition. */
  public interface Reader {
    /** Returns the offset to start at, given the first offset and the end offset of a partition. */
    long from(int partition, long start, long end);

    void records(List<ConsumerRecord<byte[], byte[]>> records);

    /** Called once, when all records that existed at the start have been delivered. */
    void caughtUp();
  }

  private final String topic;
  private final Reader reader;
  private final Thread thread;
  private final Map<TopicPartition, Long> noted = new HashMap<>();
  private volatile boolean stopped;
  private volatile long polledAt = System.nanoTime();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private volatile long behind;
  private boolean caughtUp;
  private long refreshedAt;

  public TopicTail(String topic, Map<String, Object> kafka, Reader reader) {
    this.topic = topic;
    this.reader = reader;
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("tail-" + topic).unstarted(this::run);
  }

  private static Map<String, Object> settings(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  public void start() {
    thread.start();
  }

  /** Time since the last poll ended. */
  public Duration sinceLastPoll() {
    return Duration.ofNanos(System.nanoTime() - polledAt);
  }

  /** Number of unread records in the topic, as of the last fetch. */
  public long behind() {
    return behind;
  }

  private void run() {
    while (!stopped) {
      try {
        findPartitions();
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        polledAt = System.nanoTime();
        if (!polled.isEmpty()) {
          List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
          polled.forEach(records::add);
          reader.records(records);
        }
        behind = lag();
        checkCaughtUp();
      } catch (WakeupException e) {
        LOG.debug("Woken up to stop");
      } catch (OffsetOutOfRangeException e) {
        LOG.errorf(
            "%s was truncated beyond the position; continuing at its start: %s",
            topic, e.partitions());
        consumer.seekToBeginning(e.partitions());
      } catch (KafkaException e) {
        LOG.warnf("%s cannot be read: %s", topic, e.getMessage());
        pause();
      }
    }
    consumer.close();
  }

  private void findPartitions() {
    long now = System.nanoTime();
    if (!noted.isEmpty() && now - refreshedAt < REFRESH_NANOS) {
      return;
    }
    refreshedAt = now;
    List<TopicPartition> fresh = new ArrayList<>();
    for (PartitionInfo partition : consumer.partitionsFor(topic)) {
      TopicPartition found = new TopicPartition(topic, partition.partition());
      if (!noted.containsKey(found)) {
        fresh.add(found);
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
    assigned.addAll(fresh);
    consumer.assign(assigned);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(fresh);
    Map<TopicPartition, Long> ends = consumer.endOffsets(fresh);
    for (TopicPartition partition : fresh) {
      long start = starts.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(start, reader.from(partition.partition(), start, end)));
      noted.put(partition, end);
    }
  }

  private long lag() {
    long sum = 0;
    for (TopicPartition partition : noted.keySet()) {
      sum += consumer.currentLag(partition).orElse(0);
    }
    return sum;
  }

  private void checkCaughtUp() {
    if (caughtUp || noted.isEmpty()) {
      return;
    }
    for (Map.Entry<TopicPartition, Long> end : noted.entrySet()) {
      if (consumer.position(end.getKey()) < end.getValue()) {
        return;
      }
    }
    caughtUp = true;
    reader.caughtUp();
  }

  private void pause() {
    try {
      Thread.sleep(RETRY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped = true;
    consumer.wakeup();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
