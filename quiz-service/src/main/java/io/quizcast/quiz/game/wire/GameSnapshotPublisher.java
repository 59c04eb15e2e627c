package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.RecordSizes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Publishes snapshots on {@code game.snapshots} from its own thread, because they are large and
 * never urgent: if one is lost, readers only have to read more events. At most one snapshot of each
 * game waits; a newer one replaces it. Thread-safe.
 */
public final class GameSnapshotPublisher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(GameSnapshotPublisher.class);

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final GameWire wire;
  private final Map<Long, Runnable> waiting = new ConcurrentHashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("game-snapshots").factory());

  public GameSnapshotPublisher(Map<String, Object> client, String topic, GameWire wire) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordSizes.SNAPSHOT_BYTES);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) RecordSizes.SNAPSHOT_BYTES);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.wire = wire;
  }

  public void write(GameSnapshot snapshot) {
    hand(
        snapshot.quizId(),
        () -> send(snapshot.partition(), snapshot.quizId(), wire.bytes(snapshot)));
  }

  private void hand(long quizId, Runnable work) {
    if (waiting.put(quizId, work) != null) {
      return;
    }
    try {
      writer.execute(() -> waiting.remove(quizId).run());
    } catch (RejectedExecutionException e) {
      LOG.debug("a snapshot was dropped because the publisher is closed");
    }
  }

  private void send(int partition, long quizId, byte[] body) {
    byte[] key = Long.toString(quizId).getBytes(StandardCharsets.US_ASCII);
    try {
      producer.send(
          new ProducerRecord<>(topic, partition, key, body),
          (_, failure) -> {
            if (failure != null) {
              LOG.warnf(
                  "a snapshot of quiz %d could not be published: %s", quizId, failure.getMessage());
            }
          });
    } catch (KafkaException e) {
      LOG.warnf("a snapshot of quiz %d could not be published: %s", quizId, e.getMessage());
    }
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(2));
  }
}
